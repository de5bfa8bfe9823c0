/* SPDX-License-Identifier: MIT */
#include "ng/calendar.h"

#include <string.h>

/* Years are counted from March 1 of the year -4800, so that leap days come
 * last and nothing is negative (C. Neri and L. Schneider, "Euclidean affine
 * functions and their application to calendar algorithms"). */
enum { BEFORE = 4800, DAYS_BEFORE = 719468 + 12 * 146097 };

int64_t ng_calendar_days(int32_t year, uint32_t month, uint32_t day)
{
    uint32_t y = (uint32_t)(year + BEFORE) - (month <= 2);
    uint32_t m = month <= 2 ? month + 12 : month;
    return (int32_t)(365 * y + y / 4 - y / 100 + y / 400 +
                     (979 * m - 2919) / 32 + day - 1 - DAYS_BEFORE);
}

void ng_calendar_date(int32_t days, int32_t *year, uint8_t *month, uint8_t *day)
{
    uint32_t n = 4 * (uint32_t)(days + DAYS_BEFORE) + 3;
    uint32_t y = n / 146097 * 100;
    n = n % 146097 | 3;
    y += n / 1461;
    n = 2141 * (n % 1461 / 4) + 197913;
    uint32_t m = n >> 16, next = m > 12;
    *day = (uint8_t)((n & 0xFFFF) / 2141 + 1);
    *month = (uint8_t)(m - 12 * next);
    *year = (int32_t)(y + next) - BEFORE;
}

/* The years 0 to 9999, in seconds. */
#define FIRST INT64_C(-62167219200)
#define LAST INT64_C(253402300799)

void ng_date_civil(int64_t utc, struct ng_civil *c)
{
    uint64_t since = (uint64_t)((utc < FIRST         ? FIRST
                                        : utc > LAST ? LAST
                                                     : utc) -
                                FIRST);
    /* a division of 32 bits: a day is 128 * 675 seconds */
    uint32_t days = (uint32_t)(since >> 7) / 675;
    uint32_t rest = (uint32_t)since - days * NG_CALENDAR_DAY;
    ng_calendar_date((int32_t)days - 719528, &c->year, &c->month, &c->day);
    c->weekday = (uint8_t)((days + 6) % 7); /* day 0: a Saturday */
    c->hour = (uint8_t)(rest / 3600);
    c->minute = (uint8_t)(rest / 60 % 60);
    c->second = (uint8_t)(rest % 60);
}

int64_t ng_date_from_civil(const struct ng_civil *c)
{
    return ng_calendar_days(c->year, c->month, c->day) * NG_CALENDAR_DAY +
           (c->hour * 3600 + c->minute * 60 + c->second);
}

uint32_t ng_date_iso(int64_t utc, char out[NG_DATE_ISO_LEN])
{
    struct ng_civil c;
    ng_date_civil(utc, &c);
    uint32_t year = (uint32_t)c.year;
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
    bool leap = year % (year % 100 == 0 ? 400 : 4) == 0;
    return month == 2 ? 28u + leap : 30u + ((month ^ month >> 3) & 1);
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

/* Zone names, and quarters of an hour from UTC (RFC 822 5.1; the tz database;
 * for the ambiguous the one news feeds mean: CST is Chicago, IST is India;
 * "ET" without season is winter time). */
static const char zones[] =
        "ut utc gmt z wet est edt et cst cdt ct mst mdt mt pst pdt pt ast adt "
        "at nst ndt akst akdt hst brt art west bst cet met mez wat cest mest "
        "mesz eet cat sast eest msk trt eat gst pkt ist npt wib ict hkt sgt "
        "pht myt awst jst kst acst acdt aest aedt nzst nzdt";
static const int8_t quarters[] = {0, 0, 0, 0, 0, -20, -16, -20, -24, -20, -24,
        -28, -24, -28, -32, -28, -32, -16, -12, -16, -14, -10, -36, -32, -40,
        -12, -12, 4, 4, 4, 4, 4, 4, 8, 8, 8, 8, 8, 8, 12, 12, 12, 12, 16, 20,
        22, 23, 28, 28, 32, 32, 32, 32, 32, 36, 36, 38, 42, 40, 44, 48, 52};

bool ng_calendar_zone(struct ng_str word, int32_t *minutes)
{
    int32_t i = ng_str_among(word, zones);
    if (i >= 0) {
        *minutes = quarters[i] * 15;
    }
    return i >= 0;
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
    int32_t i = ng_str_among(word, "am pm 午前 午後 上午 下午 오전 오후");
    return i < 0 ? '\0' : i % 2 == 0 ? 'a' : 'p';
}
