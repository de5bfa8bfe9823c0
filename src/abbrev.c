/* SPDX-License-Identifier: MIT */
#include "ng/abbrev.h"

#include "ng/utf8.h"

#include <string.h>

/* A row: its kind, its languages of two letters (none: all), its words. From
 * general knowledge of the languages; checked with the cases of
 * pragmatic_segmenter (MIT) and UD treebanks, test/bench/sentences.sh, and by
 * reading splits of news. A word is in no row of another language where it
 * ends sentences ("det." in Danish, "mar." in Spanish). */
const char ng_abbrev_names[] =
        "N mr mrs ms messrs mx tp dr drs prof vs ca cf viz approx resp "
        "mt e.g i.e p.s z.b d.h ";
const char ng_abbrev_titles[] =
        "T rev hon sen sens rep reps gov govs gen col lt sgt capt cpt "
        "cmdr cdr maj adm pvt cpl supt insp det pres atty fr msgr br "
        "ste asst assoc dir sec brig mgr mme mlle hr sig ing ";
const char ng_abbrev_numbers[] =
        "# no nos nr n° nº pp vol fig figs sec art arts ch chap ver op "
        "rs kap nrn abb ";
const char ng_abbrev_ends[] =
        "E inc co cos corp ltd llc llp plc bros jr sr etc al eds dept "
        "univ assn ave blvd rd hwy est st ft ext intl natl govt ph.d "
        "u.s.a s.p.a s.r.l spa usw enz ecc osv mln mld ";
const char ng_abbrev_days[] =
        "D jan feb mar apr jun jul aug sep sept oct nov dec mon tue "
        "tues wed thu thur thurs fri sat sun ";
const char ng_abbrev_places_en[] =
        "Pen ala ariz ark calif colo conn del fla ga ill ind kan ky la "
        "mass md mich minn miss mo mont neb nev okla ore pa penn tenn "
        "tex va vt wash wis wyo ";
const char ng_abbrev_starts_en[] =
        "Sen the a an this that these those it he she they we you i in "
        "on at but and or so if when while after before as for from "
        "with there here his her their our my its how what why where "
        "who which is are was were did do has have had can not no yes "
        "however meanwhile then according since although though because "
        "despite until by to of also now today last some many most more "
        "all each both another other several only still during along mr "
        "mrs ms dr ";
const char ng_abbrev_names_de[] =
        "Nde hrn bzw vgl abs tel hl bd geb gest gen sog evtl ggf inkl "
        "exkl zzgl kath ev ehem allg dt engl jap insb max min mind lic "
        "dipl med fa ";
const char ng_abbrev_ends_de[] =
        "Ede mio mrd tsd jh jhd std str usf v.chr n.chr ";
const char ng_abbrev_starts_de[] =
        "Sde der die das dem den ein eine einen er sie wir ihr man es "
        "im in am auf bei mit nach für aus an als zu zum zur vor von um "
        "über unter seit auch aber und oder doch da dann so wie was wer "
        "wo warum wenn weil ob dies diese dieser dabei damit zudem "
        "jetzt hier nun nur noch alle sein seine ihre kein nicht ";
const char ng_abbrev_titles_fr[] = "Tfr m mm mmes mlles me pr ";
const char ng_abbrev_starts_fr[] =
        "Sfr le la les un une il elle ils elles on nous vous je ce cet "
        "cette ces en dans pour mais et ou si selon au aux à sur avec "
        "par des du son sa ses leur qui que quand où après depuis ";
const char ng_abbrev_names_esptfr[] =
        "Nesptfr sra exma exmo srta sres ud uds vd vds dn lic arq dra "
        "gral tte av avda bd ee p.ej p.ex aprox tel sto sta cía gob "
        "cnel mons pdte pto sgto tlf hnos depto card ";
const char ng_abbrev_numbers_esptit[] =
        "#esptit núm num pág págs pags pag párr párrf ene abr ago dic "
        "lun mar mié jue vie sáb dom cap pagg nn giu lug ott ";
const char ng_abbrev_ends_es[] = "Ees ee.uu uu s.a hab min ";
const char ng_abbrev_starts_esptit[] =
        "Sesptit el la los las lo le gli il un una uno o os as um uma y "
        "e en em in nel nella de del di da al a ao por para per con com "
        "pero mas ma según segundo su sus se si este esta esto estos "
        "ese esa questo questa que che como cuando quando además "
        "también no não non es era eran fue estaban sin tras ante desde "
        "hasta è anche dopo ella ele ela ";
const char ng_abbrev_names_it[] =
        "Nit sigg sig.ra dott dott.ssa prof.ssa avv arch geom rag on "
        "dir amm psicol mons sig ing sen gen cav col ten card ";
const char ng_abbrev_names_nl[] = "Nnl dhr mevr mw ir bijv ";
const char ng_abbrev_names_danosv[] =
        "Ndanosv skt bl.a f.eks t.ex dvs kl fru frk adm dir pga hr kgl "
        "jf inkl enl ";
const char ng_abbrev_starts_danosvnl[] =
        "Sdanosvnl det den de en et ett het een han hon hun hij zij vi "
        "jeg jag ze er dat dit i in på op men maar og och ook hvad hvor "
        "hvem hvorfor hvordan da der som til for fra hoe ";
const char ng_abbrev_names_plcssk[] =
        "Nplcssk np napr např tzw tzv tj św ul płk ks inż im al godz "
        "ing mgr judr mudr č čl m.in hab med prez sv nám ";
const char ng_abbrev_ends_plcssk[] = "Eplcssk tys itd itp atd ";
const char ng_abbrev_starts_plcssk[] =
        "Splcssk w z to ale jak na v o a po za nie tak je do pro ve ";
const char ng_abbrev_names_ruukbg[] =
        "Nruukbg ул им г-н г-жа рис см проф акад гр тов пл пр-т пос пгт "
        "св ср напр ген полк т.е т.к т.н вул ім дж респ пер ";
const char ng_abbrev_numbers_ruukbg[] = "#ruukbg стр гл ст пп кв оф корп ";
const char ng_abbrev_ends_ruukbg[] =
        "Eruukbg тыс млн млрд трлн руб коп гг вв др пр обл км мин сек ";
const char ng_abbrev_starts_ruukbg[] =
        "Sruukbg он она они это этот в во на но и а по как из у к с за "
        "при однако также мы я вы что где когда если после до для об "
        "все его её их так теперь согласно ";
const char ng_abbrev_names_el[] = "Nel δρ κα κκ ";
const char ng_abbrev_names_trhuro[] =
        "Ntrhuro doç yrd av dl dna str ifj özv kb ";
/* names of Latin letters, and doctor, professor */
const char ng_abbrev_names_himrne[] =
        "Nhimrne ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी आर एस टी "
        "यू वी डॉ प्रो ";

uint32_t ng_abbrev_rows(struct ng_str lang)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; ng_abbrev_known[i] != NULL; i++) {
        const char *own = ng_abbrev_known[i] + 1;
        bool has = own[0] == ' ' || lang.len < 2;
        for (; !has && own[0] != ' '; own += 2) {
            has = own[0] == ng_lower(lang.s[0]) &&
                  own[1] == ng_lower(lang.s[1]);
        }
        bits |= (uint32_t)has << i;
    }
    return bits;
}

bool ng_abbrev_in(struct ng_str list, struct ng_str word)
{
    return ng_str_among(word, list.s) >= 0;
}

bool ng_abbrev_is(uint32_t bits, enum ng_abbrev kind, struct ng_str word)
{
    for (uint32_t i = 0; bits >> i != 0; i++) {
        const char *row = ng_abbrev_known[i];
        if ((bits >> i & 1) == 0 || row[0] != (char)kind) {
            continue;
        }
        while (*row != ' ') { /* its languages are no words */
            row++;
        }
        if (ng_str_among(word, row) >= 0) {
            return true;
        }
    }
    return false;
}

/* ---- the words around a stop -------------------------------------------- */

enum { WORD_MAX = 16 }; /* bytes in the text: no abbreviation is longer */

static uint32_t char_at(struct ng_str text, uint32_t at, uint32_t *len)
{
    uint32_t cp = 0;
    *len = at < text.len ? ng_utf8_decode(text.s + at, text.len - at, &cp) : 0;
    return cp;
}

/* White space within ("z. B.") is left out. */
static void fold_word(struct ng_word *w, struct ng_str raw)
{
    uint32_t len, last = 0;
    memset(w, 0, sizeof *w);
    w->raw = raw.len;
    for (uint32_t at = 0; at < raw.len; at += len) {
        uint32_t cp = char_at(raw, at, &len);
        enum ng_utf8_kind kind = ng_utf8_kind(cp);
        if (kind == NG_UTF8_SPACE) {
            continue;
        }
        /* "जी.डी.पी": letters with vowel signs */
        w->last = last == '-' || last == '\'' || (last == '.' && cp >= 0x900)
                          ? w->len
                          : w->last;
        if (w->last == w->len) {
            w->capital = ng_utf8_is_upper(cp);
            w->lower = ng_utf8_kind(cp) == NG_UTF8_LETTER &&
                       ng_utf8_upper(cp) != cp;
        }
        w->n_chars++;
        w->n_letters += kind == NG_UTF8_LETTER;
        w->n_digits += kind == NG_UTF8_DIGIT;
        w->n_dots += cp == '.';
        last = cp == 0x2019 ? '\'' : ng_utf8_fold(cp);
        w->len += ng_utf8_encode(last, w->s + w->len);
        if (w->len > sizeof w->s - NG_UTF8_MAX) {
            w->len = 0;
            return;
        }
    }
}

/* Where the word that ends before text[end] begins: behind white space, an
 * opening bracket, a slash, a quotation mark or a dash. */
static uint32_t word_start(struct ng_str text, uint32_t start, uint32_t end)
{
    uint32_t at = end;
    while (at > start && end - at <= WORD_MAX) {
        uint8_t c = (uint8_t)text.s[at - 1];
        if (c <= ' ' || c == '(' || c == '[' || c == '{' || c == '/' ||
                c == '"') {
            break;
        }
        /* U+00A0 and « ; U+2000 to U+207F, but for the apostrophe */
        if ((c == 0xA0 || c == 0xAB) && at - start >= 2 &&
                (uint8_t)text.s[at - 2] == 0xC2) {
            break;
        }
        if (c >= 0x80 && c < 0xC0 && at - start >= 3 &&
                ((uint8_t)text.s[at - 2] & 0xFE) == 0x80 &&
                (uint8_t)text.s[at - 3] == 0xE2 &&
                (c != 0x99 || at - start == 3)) {
            break;
        }
        at--;
    }
    while (at < end && text.s[at] == '\'') {
        at++;
    }
    return at;
}

/* The word before text[end], or single letters: "z. B", "J. R. R". */
void ng_word_before(
        struct ng_str text, uint32_t start, uint32_t end, struct ng_word *w)
{
    uint32_t at = word_start(text, start, end), one = end, len;
    while (at < one && at - start >= 3 && end - at <= WORD_MAX - 8) {
        uint32_t dot = at - (text.s[at - 1] == ' ' ? 2 : 3);
        (void)char_at(text, at, &len);
        if (len != one - at || text.s[dot] != '.' ||
                (dot + 3 == at && char_at(text, dot + 1, &len) != 0xA0)) {
            break;
        }
        uint32_t before = word_start(text, start, dot);
        (void)char_at(text, before, &len);
        if (len != dot - before) {
            break;
        }
        at = before;
        one = dot;
    }
    fold_word(w, ng_str_cut(text, at, end - at));
    if (end - at > WORD_MAX) {
        w->len = 0;
    }
}

void ng_word_after(struct ng_str text, uint32_t at, struct ng_word *w)
{
    uint32_t end = at, len;
    while (end - at <= WORD_MAX) {
        uint32_t cp = char_at(text, end, &len);
        enum ng_utf8_kind kind = ng_utf8_kind(cp);
        if (len == 0 || (kind != NG_UTF8_LETTER && kind != NG_UTF8_DIGIT)) {
            break;
        }
        end += len;
    }
    fold_word(w, ng_str_cut(text, at, end - at));
}

bool ng_word_is_roman(const struct ng_word *w)
{
    uint32_t i = 0;
    while (i < w->len && memchr("ivxl", w->s[i], 4) != NULL) {
        i++;
    }
    return w->capital && i == w->len;
}

bool ng_word_said(struct ng_str text, uint32_t at)
{
    struct ng_word w;
    for (int i = 0; i < 4; i++) {
        ng_word_after(text, at, &w);
        at += w.raw;
        if (i > 0 && ng_abbrev_in(NG_STR(" said says asked asks wrote added "),
                             ng_word_str(&w))) {
            return at < text.len && (text.s[at] == '.' || text.s[at] == ',');
        }
        if (!w.capital || at >= text.len || text.s[at] != ' ') {
            return false;
        }
        at++;
    }
    return false;
}
