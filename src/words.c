/* SPDX-License-Identifier: MIT */
#include "ng/words.h"

/* clang-format off */
static const struct ng_words all[] = {
    {"en",
     {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
      "Saturday"},
     {"January", "February", "March", "April", "May", "June", "July",
      "August", "September", "October", "November", "December"},
     "W, D M Y", "The Morning Edition",
     "story", "stories", "from", "of", "source", "sources",
     "As of", "Not read", "Older copy", "last read @ ago", "never read before",
     "feed text only", "printed before", "Update", "more story", "more stories",
     "story in a script that cannot be shown here",
     "stories in scripts that cannot be shown here",
     "minutes", "an hour", "hours", "days"},
    {"de",
     {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag",
      "Samstag"},
     {"Januar", "Februar", "M\u00e4rz", "April", "Mai", "Juni", "Juli",
      "August", "September", "Oktober", "November", "Dezember"},
     "W, D. M Y", "Die Morgenausgabe",
     "Meldung", "Meldungen", "aus", "von", "Quelle", "Quellen",
     "Stand", "Nicht gelesen", "\u00c4ltere Fassung", "zuletzt gelesen vor @",
     "noch nie gelesen", "nur Feed-Text", "schon gedruckt", "Neuer Stand",
     "weitere Meldung", "weitere Meldungen",
     "Meldung in einer Schrift, die hier nicht darstellbar ist",
     "Meldungen in Schriften, die hier nicht darstellbar sind",
     "Minuten", "einer Stunde", "Stunden", "Tagen"},
    {"fr",
     {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
      "samedi"},
     {"janvier", "f\u00e9vrier", "mars", "avril", "mai", "juin", "juillet",
      "ao\u00fbt", "septembre", "octobre", "novembre", "d\u00e9cembre"},
     "W D M Y", "L\u2019\u00e9dition du matin",
     "article", "articles", "de", "sur", "source", "sources",
     "\u00c9tat du", "Non lu", "Copie ancienne", "lu il y a @",
     "jamais lu", "texte du flux", "d\u00e9j\u00e0 imprim\u00e9", "Du nouveau",
     "autre article", "autres articles",
     "article dans une \u00e9criture non affichable ici",
     "articles dans des \u00e9critures non affichables ici",
     "minutes", "une heure", "heures", "jours"},
    {"es",
     {"domingo", "lunes", "martes", "mi\u00e9rcoles", "jueves", "viernes",
      "s\u00e1bado"},
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
      "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
     "W, D de M de Y", "La edici\u00f3n de la ma\u00f1ana",
     "noticia", "noticias", "de", "de", "fuente", "fuentes",
     "A fecha de", "No le\u00eddo", "Copia anterior", "le\u00eddo hace @",
     "nunca le\u00eddo", "s\u00f3lo texto del canal", "ya impreso", "Novedades",
     "noticia m\u00e1s", "noticias m\u00e1s",
     "noticia en una escritura que no se puede mostrar aqu\u00ed",
     "noticias en escrituras que no se pueden mostrar aqu\u00ed",
     "minutos", "una hora", "horas", "d\u00edas"},
    {"it",
     {"domenica", "luned\u00ec", "marted\u00ec", "mercoled\u00ec",
      "gioved\u00ec", "venerd\u00ec", "sabato"},
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
      "agosto", "settembre", "ottobre", "novembre", "dicembre"},
     "W D M Y", "L\u2019edizione del mattino",
     "notizia", "notizie", "da", "su", "fonte", "fonti",
     "Aggiornato al", "Non letto", "Copia precedente", "letto @ fa",
     "mai letto", "solo testo del feed", "gi\u00e0 stampato", "Aggiornamento",
     "altra notizia", "altre notizie",
     "notizia in una scrittura non mostrabile qui",
     "notizie in scritture non mostrabili qui",
     "minuti", "un\u2019ora", "ore", "giorni"},
    {"nl",
     {"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
      "zaterdag"},
     {"januari", "februari", "maart", "april", "mei", "juni", "juli",
      "augustus", "september", "oktober", "november", "december"},
     "W D M Y", "De ochtendeditie",
     "bericht", "berichten", "uit", "van", "bron", "bronnen",
     "Stand van", "Niet gelezen", "Oudere kopie", "laatst gelezen @ geleden",
     "nooit gelezen", "alleen feedtekst", "al gedrukt", "Update", "bericht meer", "berichten meer",
     "bericht in een schrift dat hier niet getoond kan worden",
     "berichten in schriften die hier niet getoond kunnen worden",
     "minuten", "een uur", "uur", "dagen"},
};
/* clang-format on */

const struct ng_words *ng_words(struct ng_str lang, bool *known)
{
    bool found = lang.len == 0;
    const struct ng_words *words = &all[0];
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (lang.len >= 2 && ng_str_starts(lang, ng_str_of(all[i].lang)) &&
                (lang.len == 2 || lang.s[2] == '-' || lang.s[2] == '_')) {
            words = &all[i];
            found = true;
        }
    }
    if (known != NULL) {
        *known = found;
    }
    return words;
}
