/* SPDX-License-Identifier: MIT */
#include "ng/calendar.h"

#include <string.h>

/* Days since 1970-01-01 of a Gregorian date; year counted from March, in
 * eras of 400 years (H. Hinnant, "chrono-compatible low-level date
 * algorithms", days_from_civil). */
int64_t ng_calendar_days(int64_t year, uint32_t month, uint32_t day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 +
                      (int64_t)day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

void ng_calendar_date(int64_t days, int32_t *year, uint8_t *month, uint8_t *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_era = days - era * 146097;
    int64_t y =
            (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;
    *day = (uint8_t)(of_year - (153 * m + 2) / 5 + 1);
    *month = (uint8_t)(m < 10 ? m + 3 : m - 9);
    *year = (int32_t)(y + era * 400 + (*month <= 2));
}

void ng_date_civil(int64_t utc, struct ng_civil *c)
{
    int64_t days = utc / NG_CALENDAR_DAY, rest = utc % NG_CALENDAR_DAY;
    if (rest < 0) {
        rest += NG_CALENDAR_DAY;
        days--;
    }
    ng_calendar_date(days, &c->year, &c->month, &c->day);
    c->weekday = (uint8_t)((days % 7 + 11) % 7); /* day 0: a Thursday */
    c->hour = (uint8_t)(rest / 3600);
    c->minute = (uint8_t)(rest / 60 % 60);
    c->second = (uint8_t)(rest % 60);
}

int64_t ng_date_from_civil(const struct ng_civil *c)
{
    return ng_calendar_days(c->year, c->month, c->day) * NG_CALENDAR_DAY +
           c->hour * 3600 + c->minute * 60 + c->second;
}

uint32_t ng_date_iso(int64_t utc, char out[NG_DATE_ISO_LEN])
{
    struct ng_civil c;
    ng_date_civil(utc, &c);
    uint32_t year = c.year < 0 ? 0 : c.year > 9999 ? 9999 : (uint32_t)c.year;
    const uint32_t pairs[] = {
            year / 100, year % 100, c.month, c.day, c.hour, c.minute, c.second};
    static const uint8_t at[] = {0, 2, 5, 8, 11, 14, 17};
    memcpy(out, "    -  -  T  :  :  Z", NG_DATE_ISO_LEN);
    for (int i = 0; i < 7; i++) {
        out[at[i]] = (char)('0' + pairs[i] / 10);
        out[at[i] + 1] = (char)('0' + pairs[i] % 10);
    }
    return NG_DATE_ISO_LEN;
}

uint32_t ng_calendar_month_days(uint32_t year, uint32_t month)
{
    static const uint8_t days[] = {
            31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (uint32_t)(leap && month == 2);
}

/* Month names (CLDR, nominative and genitive), folded and without marks; the
 * capital before a name says the month. English is the first row; others leave
 * out what English or a longer name begins with. A word matches when it is a
 * prefix of 3 letters or more, or the whole; one with '*' is a stem that may go
 * on. The first match counts. */
const char ng_calendar_en[] = "AjanuaryBfebruaryCmarchDaprilEmayFjuneGjulyHaugu"
                              "stIseptemberJoctoberKnovemberLdecember";
const char ng_calendar_de[] = "AjannerCmarzEmaiFjuniGjuliJoktoberLdezember";
const char ng_calendar_fr[] = "AjanvierBfevrierCmarsDavrilEmaiFjuinGjuilletHaou"
                              "tIseptembreJoctobreKnovembreLdecembre";
const char ng_calendar_es[] = "AeneroBfebreroCmarzoDabrilEmayoFjunioGjulioHagos"
                              "toIseptiembreJoctubreKnoviembreLdiciembre";
const char ng_calendar_pt[] = "AjaneiroBfevereiroCmarcoDabrilEmaioFjunhoGjulhoH"
                              "agostoIsetembroJoutubroKnovembroLdezembro";
const char ng_calendar_it[] = "AgennaioBfebbraioCmarzoDaprileEmaggioFgiugnoGlug"
                              "lioHagostoIsettembreJottobreKnovembreLdicembre";
const char ng_calendar_ca[] =
        "AgenerEmaigFjunyGjuliolIsetembreJoctubreKnovembre";
const char ng_calendar_nl[] =
        "AjanuariBfebruariCmaartCmrtEmeiFjuniGjuliHaugustusJoktober";
const char ng_calendar_id[] =
        "AjanuariBfebruariCmaretEmeiFjuniGjuliHagustusJoktoberLdesember";
const char ng_calendar_danosv[] = "AjanuariBfebruariCmarsCmartsEmajEmaiFjuniGju"
                                  "liHaugustiJoktoberLdesember";
const char ng_calendar_fi[] =
        "AtammikuutaBhelmikuutaCmaaliskuutaDhuhtikuutaEtoukokuutaFkesakuutaGhei"
        "nakuutaHelokuutaIsyyskuutaJlokakuutaKmarraskuutaLjoulukuuta";
const char ng_calendar_pl[] =
        "AstyczniaAstyczenBlutegoBlutyCmarcaCmarzecDkwietniaDkwiecienEmajaFczer"
        "wcaFczerwiecGlipcaGlipiecHsierpniaHsierpienIwrzesniaIwrzesienJpazdzier"
        "nikaKlistopadaLgrudniaLgrudzien";
const char ng_calendar_cs[] =
        "AlednaAledenBunoraCbreznaCbrezenDdubnaDdubenEkvetnaEkvetenFcervnaFcerv"
        "enGcervenceGcervenecHsrpnaHsrpenIzariJrijnaJrijenKlistopaduLprosinceLp"
        "rosinec";
const char ng_calendar_hu[] =
        "CmarciusDaprilisEmajusFjuniusGjuliusHaugusztusIszeptemberJoktober";
const char ng_calendar_ro[] = "AianuarieBfebruarieCmartieDaprilieEmaiFiunieGiul"
                              "ieIseptembrieJoctombrieKnoiembrieLdecembrie";
const char ng_calendar_tr[] = "AocakBsubatCmartDnisanEmayisFhaziranGtemmuzHagus"
                              "tosIeylulJekimKkasimLaralik";
const char ng_calendar_el[] =
        "Aιαν*Bφεβ*Cμαρ*Cμάρ*Dαπρ*Eμαΐ*Eμαϊ*Eμάι*Fιουν*Fιούν*Gιουλ*Gιούλ*Hαυγ*"
        "Hαύγ*Iσεπ*Jοκτ*Kνοε*Kνοέ*Lδεκ*";
const char ng_calendar_ruukbgsr[] =
        "Aянв*Aяну*Aсіч*Aјан*Bлют*Bфев*Bфеб*Cмар*Cбер*Dапр*Dкві*"
        "EмайEмаяEмајEтра*Fиюн*Fчер*Fюн*Fјун*Gиюл*Gлип*Gюл*Gјул*Hавг*Hсер*Iвер*"
        "Iсен*Iсеп*Jокт*Jжов*Kноя*Kлис*Lдек*Lгру*";
const char ng_calendar_ar[] =
        "Aينا*Bشبا*Bفبر*Cآذا*Cمار*Dأبر*Dابر*Dإبر*Dنيس*Eأيا*Eماي*Fحزي*Fيون*Gتمو*"
        "Gيول*Hأغس*Hاغس*HآبIسبت*Iأيل*Jأكت*Jاكت*Kنوف*Lديس*";

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static uint32_t month_in(const char *row, struct ng_str word)
{
    bool latin = (uint8_t)word.s[0] < 0x80;
    const char *at = row + 1, *end = row + strlen(row);
    for (; (at = memchr(at, word.s[0], (size_t)(end - at))) != NULL; at++) {
        uint32_t n = 1;
        if (!is_capital(at[-1])) {
            continue;
        }
        while (n < word.len && at[n] != '\0' && at[n] == word.s[n]) {
            n++;
        }
        if (at[n] == '*' || (n == word.len && (latin || at[n] == '\0' ||
                                                      is_capital(at[n])))) {
            return (uint32_t)(at[-1] - 'A') + 1;
        }
    }
    return 0;
}

uint32_t ng_calendar_month(struct ng_str word, bool english)
{
    uint32_t month = 0;
    const char *const *row = ng_calendar_known;
    for (; word.len >= 3 && month == 0 && *row != NULL; row++) {
        month = month_in(*row, word);
        if (english) {
            break;
        }
    }
    return month;
}

/* Zone names in quarters of an hour from UTC (RFC 822 5.1; the tz database;
 * for the ambiguous the one news feeds mean: CST is Chicago, IST is India;
 * "ET" without season is winter time). */
static const struct {
    char name[5];
    int8_t quarters;
} zones[] = {{"ut", 0}, {"utc", 0}, {"gmt", 0}, {"z", 0}, {"wet", 0},
        {"est", -20}, {"edt", -16}, {"et", -20}, {"cst", -24}, {"cdt", -20},
        {"ct", -24}, {"mst", -28}, {"mdt", -24}, {"mt", -28}, {"pst", -32},
        {"pdt", -28}, {"pt", -32}, {"ast", -16}, {"adt", -12}, {"at", -16},
        {"nst", -14}, {"ndt", -10}, {"akst", -36}, {"akdt", -32}, {"hst", -40},
        {"brt", -12}, {"art", -12}, {"west", 4}, {"bst", 4}, {"cet", 4},
        {"met", 4}, {"mez", 4}, {"wat", 4}, {"cest", 8}, {"mest", 8},
        {"mesz", 8}, {"eet", 8}, {"cat", 8}, {"sast", 8}, {"eest", 12},
        {"msk", 12}, {"trt", 12}, {"eat", 12}, {"gst", 16}, {"pkt", 20},
        {"ist", 22}, {"npt", 23}, {"wib", 28}, {"ict", 28}, {"hkt", 32},
        {"sgt", 32}, {"pht", 32}, {"myt", 32}, {"awst", 32}, {"jst", 36},
        {"kst", 36}, {"acst", 38}, {"acdt", 42}, {"aest", 40}, {"aedt", 44},
        {"nzst", 48}, {"nzdt", 52}};

bool ng_calendar_zone(struct ng_str word, int32_t *minutes)
{
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        size_t n = 0;
        while (n < sizeof zones[i].name && zones[i].name[n] != '\0') {
            n++;
        }
        if (word.len == n && memcmp(word.s, zones[i].name, n) == 0) {
            *minutes = zones[i].quarters * 15;
            return true;
        }
    }
    return false;
}

/* The Latin letters U+00E0 to U+017F without their marks. */
static const char bare[] = "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
                           "aaaaaaccccccccddddeeeeeeeeeegggg"
                           "gggghhhhiiiiiiiiiijjjjkkklllllll"
                           "lllnnnnnnnnnoooooooorrrrrrssssss"
                           "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

uint32_t ng_calendar_bare(uint32_t cp)
{
    return cp >= 0xE0 && cp < 0x180 ? (unsigned char)bare[cp - 0xE0] : cp;
}

/* What a number counts that stands before one of these. */
static const struct {
    uint16_t cp;
    char unit;
} units[] = {{0x5E74, 'y'} /* 年 */, {0xB144, 'y'} /* 년 */,
        {0x6708, 'm'} /* 月 */, {0xC6D4, 'm'} /* 월 */, {0x65E5, 'd'} /* 日 */,
        {0x53F7, 'd'} /* 号 */, {0xC77C, 'd'} /* 일 */, {0x6642, 'H'} /* 時 */,
        {0x65F6, 'H'} /* 时 */, {0x70B9, 'H'} /* 点 */, {0xC2DC, 'H'} /* 시 */,
        {0x5206, 'M'} /* 分 */, {0xBD84, 'M'} /* 분 */, {0x79D2, 'S'} /* 秒 */,
        {0xCD08, 'S'} /* 초 */};

char ng_calendar_unit(uint32_t cp)
{
    for (size_t i = 0; cp >= 0x5206 && i < sizeof units / sizeof *units; i++) {
        if (units[i].cp == cp) {
            return units[i].unit;
        }
    }
    return '\0';
}

char ng_calendar_half(struct ng_str word)
{
    static const char names[][7] = {
            "am", "pm", "午前", "午後", "上午", "下午", "오전", "오후"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (ng_str_eq(word, ng_str_of(names[i]))) {
            return i % 2 == 0 ? 'a' : 'p';
        }
    }
    return '\0';
}
