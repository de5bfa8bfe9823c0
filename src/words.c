/* SPDX-License-Identifier: MIT */
#include "ng/words.h"

#include <string.h>

/* clang-format off: in the order of enum ng_wording */
const char ng_words_en[] =
        "en\0"
        "Sunday\0Monday\0Tuesday\0Wednesday\0Thursday\0Friday\0Saturday\0"
        "January\0February\0March\0April\0May\0June\0"
        "July\0August\0September\0October\0November\0December\0"
        "W, D M Y\0The Morning Edition\0"
        "story\0stories\0from\0of\0source\0sources\0"
        "As of\0Not read\0Older copy\0last read @ ago\0"
        "never read before\0feed text only\0"
        "printed before\0Update\0more story\0more stories\0"
        "story in a script that cannot be shown here\0"
        "stories in scripts that cannot be shown here\0"
        "minutes\0an hour\0hours\0days\0"
        "In brief\0Nothing new";
const char ng_words_de[] =
        "de\0"
        "Sonntag\0Montag\0Dienstag\0Mittwoch\0Donnerstag\0Freitag\0Samstag\0"
        "Januar\0Februar\0M\u00e4rz\0April\0Mai\0Juni\0"
        "Juli\0August\0September\0Oktober\0November\0Dezember\0"
        "W, D. M Y\0Die Morgenausgabe\0"
        "Meldung\0Meldungen\0aus\0von\0Quelle\0Quellen\0"
        "Stand\0Nicht gelesen\0\u00c4ltere Fassung\0zuletzt gelesen vor @\0"
        "noch nie gelesen\0nur Feed-Text\0"
        "schon gedruckt\0Neuer Stand\0weitere Meldung\0weitere Meldungen\0"
        "Meldung in einer Schrift, die hier nicht darstellbar ist\0"
        "Meldungen in Schriften, die hier nicht darstellbar sind\0"
        "Minuten\0einer Stunde\0Stunden\0Tagen\0"
        "Kurz gemeldet\0Nichts Neues";
const char ng_words_fr[] =
        "fr\0"
        "dimanche\0lundi\0mardi\0mercredi\0jeudi\0vendredi\0samedi\0"
        "janvier\0f\u00e9vrier\0mars\0avril\0mai\0juin\0"
        "juillet\0ao\u00fbt\0septembre\0octobre\0novembre\0d\u00e9cembre\0"
        "W D M Y\0L\u2019\u00e9dition du matin\0"
        "article\0articles\0de\0sur\0source\0sources\0"
        "\u00c9tat du\0Non lu\0Copie ancienne\0lu il y a @\0"
        "jamais lu\0texte du flux\0"
        "d\u00e9j\u00e0 imprim\u00e9\0Du nouveau\0autre article\0"
        "autres articles\0"
        "article dans une \u00e9criture non affichable ici\0"
        "articles dans des \u00e9critures non affichables ici\0"
        "minutes\0une heure\0heures\0jours\0"
        "En bref\0Rien de nouveau";
const char ng_words_es[] =
        "es\0"
        "domingo\0lunes\0martes\0mi\u00e9rcoles\0jueves\0viernes\0s\u00e1bado\0"
        "enero\0febrero\0marzo\0abril\0mayo\0junio\0"
        "julio\0agosto\0septiembre\0octubre\0noviembre\0diciembre\0"
        "W, D de M de Y\0La edici\u00f3n de la ma\u00f1ana\0"
        "noticia\0noticias\0de\0de\0fuente\0fuentes\0"
        "A fecha de\0No le\u00eddo\0Copia anterior\0le\u00eddo hace @\0"
        "nunca le\u00eddo\0s\u00f3lo texto del canal\0"
        "ya impreso\0Novedades\0noticia m\u00e1s\0noticias m\u00e1s\0"
        "noticia en una escritura que no se puede mostrar aqu\u00ed\0"
        "noticias en escrituras que no se pueden mostrar aqu\u00ed\0"
        "minutos\0una hora\0horas\0d\u00edas\0"
        "En breve\0Nada nuevo";
const char ng_words_it[] =
        "it\0"
        "domenica\0luned\u00ec\0marted\u00ec\0mercoled\u00ec\0gioved\u00ec\0"
        "venerd\u00ec\0sabato\0"
        "gennaio\0febbraio\0marzo\0aprile\0maggio\0giugno\0"
        "luglio\0agosto\0settembre\0ottobre\0novembre\0dicembre\0"
        "W D M Y\0L\u2019edizione del mattino\0"
        "notizia\0notizie\0da\0su\0fonte\0fonti\0"
        "Aggiornato al\0Non letto\0Copia precedente\0letto @ fa\0"
        "mai letto\0solo testo del feed\0"
        "gi\u00e0 stampato\0Aggiornamento\0altra notizia\0altre notizie\0"
        "notizia in una scrittura non mostrabile qui\0"
        "notizie in scritture non mostrabili qui\0"
        "minuti\0un\u2019ora\0ore\0giorni\0"
        "In breve\0Niente di nuovo";
const char ng_words_nl[] =
        "nl\0"
        "zondag\0maandag\0dinsdag\0woensdag\0donderdag\0vrijdag\0zaterdag\0"
        "januari\0februari\0maart\0april\0mei\0juni\0"
        "juli\0augustus\0september\0oktober\0november\0december\0"
        "W D M Y\0De ochtendeditie\0"
        "bericht\0berichten\0uit\0van\0bron\0bronnen\0"
        "Stand van\0Niet gelezen\0Oudere kopie\0laatst gelezen @ geleden\0"
        "nooit gelezen\0alleen feedtekst\0"
        "al gedrukt\0Update\0bericht meer\0berichten meer\0"
        "bericht in een schrift dat hier niet getoond kan worden\0"
        "berichten in schriften die hier niet getoond kunnen worden\0"
        "minuten\0een uur\0uur\0dagen\0"
        "In het kort\0Niets nieuws";
/* clang-format on */

const char *ng_words(struct ng_str lang, bool *known)
{
    bool found = lang.len == 0;
    const char *words = ng_words_known[0];
    for (const char *const *w = ng_words_known; *w != NULL; w++) {
        if (lang.len >= 2 && ng_str_starts(lang, ng_str_of(*w)) &&
                (lang.len == 2 || lang.s[2] == '-' || lang.s[2] == '_')) {
            words = *w;
            found = true;
        }
    }
    if (known != NULL) {
        *known = found;
    }
    return words;
}

const char *ng_words_at(const char *words, unsigned word)
{
    while (word-- > 0) {
        words += strlen(words) + 1;
    }
    return words;
}
