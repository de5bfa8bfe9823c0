/* SPDX-License-Identifier: MIT */
#include "ng/entity.h"

#include <string.h>

/* The names of WHATWG HTML 13.5 (https://html.spec.whatwg.org/entities.json),
 * one string for each first letter, sorted, front-coded. An entry is
 *
 *   shared   '#' + (bytes shared with the name before) - 1, 12 at most
 *   suffix   the rest of the name: letters and digits
 *   plane    ':' U+0xxx  '@' the same, needs no ';'  ';' U+2xxx
 *            '<' U+1Dxxx  '=' U+Fxxx  '>' two characters, see `pairs`
 *   value    twelve bits in two digits, '#' = 0 ... 'd' = 63 without ? and \ */
static const char *const names[] = {
        /* A */ "#Elig@&)#MP@#J#acute@&$#breve:'%#circ@&%$y:33#fr<7'#grave@&#"
                "#lpha:14#macr:'##nd;M6#ogon:''$pf<7]#pplyFunction;$E#ring@&("
                "#scr<5@$sign;,7#tilde@&&#uml@&'",
        /* B */
        "#ackslash;+9$rv;OK%wed;/)#cy:34#ecause;+Y$rnoullis;'P$ta:15"
        "#fr<7(#opf<7^#reve:.;#scr;'P#umpeq;,1",
        /* C */
        "#Hcy:3K#OPY@%M#acute:')$p;.5%italDifferentialD;(($yleys;'Q"
        "#caron:'/$edil@&*$irc:'+$onint;+T#dot:'-#edilla:%]$nterDot:%["
        "#fr;'Q#hi:1K#ircleDot;-<(Minus;-9(Plus;-8(Times;-:"
        "#lockwiseContourIntegral;+V%seCurlyDoubleQuote;#A,Quote;#<"
        "#olon;+['e;MX$ngruent;,E%int;+S%tourIntegral;+R$pf;'%%roduct;+3"
        "$unterClockwiseContourIntegral;+W#ross;LS#scr<5B#up;.6%Cap;,0",
        /* D */
        "#D;(($otrahd;H4#Jcy:3%#Scy:3(#Zcy:32#agger;#E$rr;)E$shv;OH"
        "#caron:'1$y:37#el;+*%ta:17#fr<7*#iacriticalAcute:%X-Dot:.<"
        "/ubleAcute:.A-Grave:$D-Tilde:.@%mond;.'$fferentialD;()#opf<7`"
        "$t:%L%Dot;&@%Equal;,3$ubleContourIntegral;+S(Dot:%L*wnArrow;*6"
        "(LeftArrow;*3,RightArrow;*7,Tee;OH)ongLeftArrow;C]"
        "/tRightArrow;C_,RightArrow;C^(RightArrow;*5-Tee;-L(UpArrow;*4"
        "*DownArrow;*8(VerticalBar;+I$wnArrow;)6+Bar;H6+UpArrow;*Y"
        "&Breve:/4&LeftRightVector;I3*TeeVector;IB*Vector;)b/rBar;I9"
        "&RightTeeVector;IC+Vector;*$/orBar;I:&Tee;-H)Arrow;)K&arrow;*6"
        "#scr<5C$trok:'3",
        /* E */
        "#NG:(-#TH@&3#acute@&,#caron:'=$irc@&-$y:3Q#dot:'9#fr<7+#grave@&+"
        "#lement;++#macr:'5$ptySmallSquare;:`'VerySmallSquare;9O#ogon:';"
        "$pf<7a#psilon:18#qual;MY'Tilde;,%%ilibrium;*/#scr;'T$im;MW#ta:1:"
        "#uml@&.#xists;+&$ponentialE;(*",
        /* F */
        "#cy:3H#fr<7,#illedSmallSquare;:a(VerySmallSquare;9N#opf<7b"
        "$rAll;+#$uriertrf;'U#scr;'U",
        /* G */
        "#Jcy:3&#T@#c#amma:16'd:2@#breve:'B#cedil:'F$irc:'@$y:36#dot:'D"
        "#fr<7-#g;.<#opf<7c#reaterEqual;,I.Less;.>)FullEqual;,K"
        ")Greater;NF)Less;,[)SlantEqual;Mc)Tilde;,W#scr<5F#t;,O",
        /* H */
        "#ARDcy:3N#acek:.*$t:$B#circ:'H#fr;'/#ilbertSpace;'.#opf;'0"
        "$rizontalLine;7##scr;'.$trok:'J#umpDownHump;,1&Equal;,2",
        /* I */
        "#Ecy:38#Jlig:'V#Ocy:3$#acute@&0#circ@&1$y:3;#dot:'T#fr;'4"
        "#grave@&/#m;'4$acr:'N%ginaryI;(+$plies;*5#nt;+P%egral;+O"
        "&rsection;.%$visibleComma;$G+Times;$F#ogon:'R$pf<8#$ta:1<#scr;'3"
        "#tilde:'L#ukcy:3)$ml@&2",
        /* J */ "#circ:'X$y:3<#fr<70#opf<8$#scr<5I$ercy:3+#ukcy:3'",
        /* K */ "#Hcy:3I#Jcy:3/#appa:1=#cedil:'Z$y:3=#fr<71#opf<8%#scr<5J",
        /* L */
        "#Jcy:3,#T@#a#acute:'^$mbda:1>$ng;CN$placetrf;'5$rr;)B#caron:'b"
        "$edil:'`$y:3>#eftAngleBracket;CL'rrow;)3+Bar;*H+RightArrow;*)"
        "&Ceiling;/+&DoubleBracket;CJ(wnTeeVector;IE*Vector;*&/rBar;I<"
        "&Floor;/-&RightArrow;)7+Vector;I1&Tee;-G)Arrow;)H)Vector;I="
        "'riangle;-V.Bar;K2.Equal;-X&UpDownVector;I4(TeeVector;ID"
        "(Vector;)d.Bar;I;&Vector;)a,Bar;I5&arrow;*3&rightarrow;*7"
        "$ssEqualGreater;.=&FullEqual;,J&Greater;,Z&Less;NE&SlantEqual;Mb"
        "&Tilde;,V#fr<72#l;.;$eftarrow;*=#midot:'d#ongLeftArrow;CY"
        "*RightArrow;C[&RightArrow;CZ&leftarrow;C]*rightarrow;C_"
        "&rightarrow;C^$pf<8&$werLeftArrow;)<'RightArrow;);#scr;'5$h;)T"
        "$trok:($#t;,N",
        /* M */
        "#ap;H(#cy:3@#ediumSpace;$C$llintrf;'W#fr<73#inusPlus;+6#opf<8'"
        "#scr;'W#u:1@",
        /* N */
        "#Jcy:3-#acute:(&#caron:(*$edil:(($y:3A#egativeMediumSpace;#."
        "*ThickSpace;#.-nSpace;#.*VeryThinSpace;#.$stedGreaterGreater;,O"
        "(LessLess;,N$wLine:#-#fr<74#oBreak;$D$nBreakingSpace:%D$pf;'8"
        "$t;OP%Congruent;,F&upCap;,Q%DoubleVerticalBar;+J%Element;+,"
        "&qual;,D*Tilde>##&xists;+'%Greater;,S,Equal;,U,FullEqual>#$"
        ",Greater>#%,Less;,^,SlantEqual>#&,Tilde;,Y%HumpDownHump>#'"
        ")Equal>#(%LeftTriangle;.N/leBar>#)/leEqual;.P'ss;,R)Equal;,T"
        ")Greater;,])Less>#*)SlantEqual>#+)Tilde;,X"
        "%NestedGreaterGreater>#,+LessLess>#-%Precedes;-#-Equal>#."
        "-SlantEqual;.D%ReverseElement;+/&ightTriangle;.O/gleBar>#/"
        "/gleEqual;.Q%SquareSubset>#0/etEqual;.F-perset>#1/rsetEqual;.G"
        "&ubset>#2+Equal;-+'cceeds;-$-Equal>#3-SlantEqual;.E-Tilde>#4"
        "'perset>#5-Equal;-,%Tilde;,$*Equal;,'*FullEqual;,**Tilde;,,"
        "%VerticalBar;+H#scr<5M#tilde@&4#u:1A",
        /* O */
        "#Elig:(5#acute@&6#circ@&7$y:3B#dblac:(3#fr<75#grave@&5#macr:(/"
        "$ega:1M$icron:1C#opf<8)#penCurlyDoubleQuote;#@+Quote;#;#r;M7"
        "#scr<5N$lash@&;#tilde@&8%mes;L[#uml@&9#verBar;#c'race;2B*ket;1X"
        "&Parenthesis;2@",
        /* P */
        "#artialD;+%#cy:3C#fr<76#hi:1J#i:1D#lusMinus:%U#oincareplane;'/"
        "$pf;'<#r;N`$ecedes;,_*Equal;NS*SlantEqual;,a*Tilde;,c$ime;#W"
        "$oduct;+2%portion;+[,al;+A#scr<5O$i:1L",
        /* Q */ "#UOT@#F#fr<77#opf;'=#scr<5P",
        /* R */
        "#Barr;H3#EG@%R#acute:(7$ng;CO$rr;)D&tl;H9#caron:(;$edil:(9$y:3D"
        "#e;'@$verseElement;+.*quilibrium;*.)UpEquilibrium;IS#fr;'@#ho:1E"
        "#ightAngleBracket;CM(rrow;)5,Bar;*I,LeftArrow;*''Ceiling;/,"
        "'DoubleBracket;CK)wnTeeVector;IA+Vector;*%/orBar;I8'Floor;/."
        "'Tee;-F*Arrow;)J*Vector;I>(riangle;-W/Bar;K3/Equal;-Y"
        "'UpDownVector;I2)TeeVector;I@)Vector;)c/Bar;I7'Vector;*#-Bar;I6"
        "'arrow;*5#opf;'A$undImplies;IT#rightarrow;*>#scr;'>$h;)U"
        "#uleDelayed;KX",
        /* S */
        "#HCHcy:3M$cy:3L#OFTcy:3P#acute:(=#c;Na$aron:(D$edil:(B$irc:(@"
        "$y:3E#fr<79#hortDownArrow;)6'LeftArrow;)3'RightArrow;)5"
        "'UpArrow;)4#igma:1G#mallCircle;+;#opf<8-#qrt;+=$uare;9E"
        "(Intersection;-6(Subset;-2.Equal;-4*perset;-3/tEqual;-5(Union;-7"
        "#scr<5R#tar;.)#ub;.3%set;.3(Equal;-)$cceeds;,`*Equal;NT"
        "*SlantEqual;,b*Tilde;,d%hThat;+.$m;+4$p;.4%erset;-&*Equal;-*"
        "%set;.4",
        /* T */
        "#HORN@&B#RADE;'F#SHcy:3.$cy:3J#ab:#,$u:1H#caron:(H$edil:(F$y:3F"
        "#fr<7:#herefore;+X%ta:1;$ickSpace>#6%nSpace;#,#ilde;+a'Equal;,&"
        "'FullEqual;,('Tilde;,+#opf<8.#ripleDot;&>#scr<5S$trok:(J",
        /* U */
        "#acute@&=$rr;)C&ocir;I,#brcy:31%eve:(P#circ@&>$y:3G#dblac:(T"
        "#fr<7;#grave@&<#macr:(N#nderBar:$C(race;2C+ket;1Y'Parenthesis;2A"
        "$ion;.&'Plus;-1#ogon:(V$pf<8/#pArrow;)4)Bar;H5)DownArrow;*("
        "$DownArrow;)8$Equilibrium;IR$Tee;-I'Arrow;)I$arrow;*4"
        "$downarrow;*8$perLeftArrow;)9'RightArrow;):$si:25&lon:1I#ring:(R"
        "#scr<5T#tilde:(L#uml@&@",
        /* V */
        "#Dash;-O#bar;OO#cy:35#dash;-M'l;OJ#ee;.$$rbar;#9%t;#9&icalBar;+G"
        "*Line:$a*Separator;A;*Tilde;,#%yThinSpace;#-#fr<7<#opf<80#scr<5U"
        "#vdash;-N",
        /* W */ "#circ:(X#edge;.##fr<7=#opf<81#scr<5V",
        /* X */ "#fr<7>#i:1B#opf<82#scr<5W",
        /* Y */
        "#Acy:3S#Icy:3*#Ucy:3R#acute@&A#circ:(Z$y:3O#fr<7@#opf<83#scr<5X"
        "#uml:(]",
        /* Z */
        "#Hcy:39#acute:(^#caron:(b$y:3:#dot:(`#eroWidthSpace;#.$ta:19"
        "#fr;'L#opf;'H#scr<5Y",
        /* a */
        "#acute@&E#breve:'&#c;+c$E>#7$d;+d$irc@&F$ute@%X$y:3T#elig@&J"
        "#f;$E$r<7B#grave@&D#lefsym;'Y%ph;'Y$pha:1U#macr:'$%lg;Ld$p@#J"
        "#nd;+K%and;M8%d;M@%slope;M;%v;M=$g;+D%e;JH%le;+D%msd;+E(aa;JL"
        ")b;JM)c;JN)d;JO)e;JP)f;JQ)g;JR)h;JS%rt;+C'vb;-c)d;JA%sph;+F&t:&("
        "%zarr;0a#ogon:'($pf<85#p;,+$E;MT$acir;MS$e;,-$id;,.$os:#K"
        "$prox;,+(eq;,-#ring@&I#scr<5Z$t:#N$ymp;,+'eq;,0#tilde@&G#uml@&H"
        "#wconint;+W$int;L4",
        /* b */
        "#Not;OQ#ackcong;,/&epsilon:2Z&prime;#Y&sim;+b)eq;.0$rvee;-b"
        "%wed;/((ge;/(#brk;1Y&tbrk;1Z#cong;,/$y:3U#dquo;#B#ecaus;+Y(e;+Y"
        "$mptyv;JT$psi:2Z$rnou;'P$ta:1V%h;'Z%ween;,P#fr<7C#igcap;.%"
        "&irc;:S&up;.&%odot;L#&plus;L$&times;L%%sqcup;L)&tar;;("
        "%triangledown;9b-up;9W%uplus;L'%vee;.$%wedge;.##karow;H0"
        "#lacklozenge;KO'square;9N'triangle;9X/down;9c/left;:%/right;9]"
        "%nk;3G$k12;95&4;94%34;96$ock;9+#ne>#8%quiv>#9$ot;/3#opf<86$t;-I"
        "%tom;-I$wtie;.+$xDL;8:&R;87&l;89&r;86%H;83&D;8J&U;8M&d;8H&u;8K"
        "%UL;8A&R;8=&l;8@&r;8<%V;84&H;8P&L;8G&R;8D&h;8O&l;8F&r;8C%box;K,"
        "%dL;88&R;85&l;73&r;7/%h;7#&D;8I&U;8L&d;7P&u;7X%minus;-C%plus;-B"
        "%times;-D%uL;8>&R;8;&l;7;&r;77%v;7%&H;8N&L;8E&R;8B&h;7a&l;7H"
        "&r;7@#prime;#Y#reve:.;$vbar@%J#scr<5[$emi;$2$im;+b&e;.0$ol:$@"
        "&b;K(&hsub;C+#ull;#F&et;#F$mp;,1&E;NR&e;,2'q;,2",
        /* c */
        "#acute:'*$p;+M%and;M'%brcup;M,%cap;M.&up;M*%dot;M#%s>#:$ret;$$"
        "%on:.*#caps;M0%ron:'0$edil@&K$irc:',$ups;M/'sm;M3#dot:'.#edil@%]"
        "$mptyv;JV$nt@%F&erdot:%[#fr<7D#hcy:4*$eck;@6'mark;@6$i:2*#ir;:."
        "%E;K&%c:.)&eq;,:&learrowleft;)_-right;)`(dR:%R)S;6+)ast;->"
        ")circ;-=)dash;-A%e;,:%fnint;L3%mid;OS%scir;K%#lubs;<G'uit;<G"
        "#olon:#_'e;,7(q;,7$mma:#P't:$#%p;+$&fn;+;&lement;+$(xes;'%$ng;,("
        "&dot;MQ%int;+R$pf<87%rod;+3%y@%M&sr;':#rarr;)Y$oss;@:#scr<5]"
        "$ub;O2&e;O4%p;O3&e;O5#tdot;.S#udarrl;H](r;HY$epr;.B%sc;.C"
        "$larr;)Z(p;Hb$p;+N%brcap;M+%cap;M)&up;M-%dot;-0%or;M(%s>#;"
        "$rarr;)[(m;Ha%lyeqprec;.B)succ;.C'vee;.1'wedge;.2%ren@%H"
        "%vearrowleft;)Z,right;)[$vee;.1$wed;.2#wconint;+V$int;+U"
        "#ylcty;/Q",
        /* d */
        "#Arr;*6#Har;II#agger;#D$leth;']$rr;)6$sh;#3&v;-G#bkarow;H2"
        "$lac:.A#caron:'2$y:3X#d;()$agger;#E%rr;*-$otseq;M[#eg@%T$lta:1X"
        "$mptyv;JU#fisht;Id$r<7E#harl;*&&r;*%#iam;.'&ond;.')suit;<J&s;<J"
        "$e:%L$gamma:2A$sin;.V$v:&[%ide@&[(ontimes;.*%onx;.*#jcy:45"
        "#lcorn;/B%rop;/0#ollar:#H$pf<88$t:.<%eq;,3'dot;,4%minus;+]"
        "%plus;+7%square;-E$ublebarwedge;/)$wnarrow;)6&downarrows;*-"
        "&harpoonleft;*&-right;*%#rbkarow;H3$corn;/C%rop;//#scr<5^%y:48"
        "$ol;KZ$trok:'4#tdot;.U$ri;9d&f;9c#uarr;*Y$har;IS#wangle;JJ"
        "#zcy:4C$igrarr;Cd",
        /* e */
        "#DDot;M[$ot;,4#acute@&M$ster;MR#caron:'>$ir;,9&c@&N$olon;,8$y:40"
        "#dot:':#e;(*#fDot;,5$r<7F#g;N=$rave@&L$s;N9%dot;N;#l;N<"
        "$inters;2K$l;'6$s;N8%dot;N:#macr:'6$pty;+('set;+('v;+($sp;#&"
        "&13;#''4;#(#ng:(.$sp;#%#ogon:'<$pf<89#par;.8&sl;KG$lus;MU$si:1Y"
        "&lon:1Y&v:2Y#qcirc;,9%olon;,8$sim;,%%lantgtr;N9)less;N8$uals:#b"
        "%est;,C%iv;,E'DD;M]$vparsl;KI#rDot;,6$arr;IU#scr;'S$dot;,3$im;,%"
        "#ta:1[$h@&T#uml@&O$ro;%P#xcl:#E$ist;+&$pectation;'T%onentiale;(*",
        /* f */
        "#allingdotseq;,5#cy:4'#emale;<##filig=P&$lig=P#%lig=P'$r<7G"
        "#ilig=P$#jlig>#<#lat;<Q$lig=P%$tns;9U#nof:)5#opf<8:$rall;+#%k;.7"
        "&v;O<#partint;L0#rac12@%b'3;(6'4@%a'5;(8'6;(<'8;(>&23;(7'5;(9"
        "&34@%c'5;(:'8;(@&45;(;&56;(='8;(A&78;(B%sl;$'$own;/F#scr<5`",
        /* g */
        "#E;,K$l;N/#acute:*Y$mma:1W'd:2A$p;N)#breve:'C#circ:'A$y:3W"
        "#dot:'E#e;,I$l;.>$q;,I%q;,K%slant;Mc$s;Mc%cc;NM%dot;N#(o;N%)l;N'"
        "%l>#=&es;N7#fr<7H#g;,O$g;.<#imel;'[#jcy:46#l;,[$E;N5$a;NI$j;NH"
        "#nE;,M$ap;N-&prox;N-$e;N+%q;N+&q;,M$sim;.K#opf<8;#rave:$D#scr;'-"
        "$im;,W&e;N1&l;N3#t@#c$cc;NK%ir;M_$dot;.:$lPar;J8$quest;Ma"
        "$rapprox;N)&rr;I]%dot;.:%eqless;.>'qless;N/%less;,[%sim;,W"
        "#vertneqq>#>$nE>#>",
        /* h */
        "#Arr;*7#airsp;#-$lf:%b$milt;'.$rdcy:4-%r;)7&cir;I+&w;)Q#bar;'2"
        "#circ:'I#earts;<I(uit;<I$llip;#J$rcon;-^#fr<7I#ksearow;HI"
        "%warow;HJ#oarr;*d$mtht;+`$okleftarrow;)M&rightarrow;)N$pf<8<"
        "$rbar;#8#scr<5b$lash;'2$trok:'K#ybull;$&$phen;#3",
        /* i */
        "#acute@&Q#c;$G$irc@&R$y:3]#ecy:3Y$xcl@%E#ff;*7$r<7J#grave@&P"
        "#i;(+$iint;L/%nt;+Q$nfin;K@$ota;'M#jlig:'W#macr:'O%ge;'4&line;'3"
        "&part;'4%th:'U$of;-[$ped:)Y#n;++$care;'($fin;+B'tie;KA$odot:'U"
        "$t;+O%cal;-_%egers;'H&rcal;-_%larhk;L:%prod;La#ocy:44$gon:'S"
        "$pf<8=$ta:1^#prod;La#quest@%d#scr<5c$in;++&E;.^&dot;.Y&s;.X'v;.W"
        "&v;++#t;$F$ilde:'M#ukcy:49$ml@&S",
        /* j */ "#circ:'Y$y:3^#fr<7K#math:+[#opf<8>#scr<5d$ercy:4;#ukcy:47",
        /* k */
        "#appa:1_'v:2T#cedil:'[$y:3_#fr<7L#green:']#hcy:4(#jcy:4@#opf<8@"
        "#scr<6#",
        /* l */
        "#Aarr;*=$rr;*3$tail;H>#Barr;H1#E;,J$g;N.#Har;IF#acute:'_"
        "$emptyv;JX$gran;'5$mbda:1`$ng;CL&d;J4&le;CL$p;N($quo@%O$rr;)3"
        "&b;*H'fs;HC&fs;HA&hk;)M&lp;)O&pl;H^&sim;IW&tl;)F$t;NO%ail;H<"
        "%e;NQ&s>#@#barr;H/$brk;AV$race:$`'k:$>%ke;J.&sld;J2(u;J0"
        "#caron:'c$edil:'a%il;/+$ub:$`$y:3`#dca;HZ$quo;#@'r;#B$rdhar;IK"
        "%ushar;I.$sh;)V#e;,H$ftarrow;)3+tail;)F&harpoondown;)b-up;)a"
        "&leftarrows;**&rightarrow;)7/ws;*)+harpoons;*.+squigarrow;)Q"
        "&threetimes;..$g;.=$q;,H%q;,J%slant;Mb$s;Mb%cc;NL%dot;Md(o;N$"
        ")r;N&%g>#A&es;N6%sapprox;N(&dot;.9&eqgtr;.=(qgtr;N.&gtr;,Z"
        "&sim;,V#fisht;Ia$loor;/-$r<7M#g;,Z$E;N4#hard;)b&u;)a'l;IN$blk;9'"
        "#jcy:4<#l;,N$arr;**$corner;/B$hard;IO$tri;:_#midot:(#$oust;1T"
        "(ache;1T#nE;,L$ap;N,&prox;N,$e;N*%q;N*&q;,L$sim;.J#oang;CP%rr;*b"
        "$brk;CJ$ngleftarrow;CY*rightarrow;C[&mapsto;Ca&rightarrow;CZ"
        "$oparrowleft;)O+right;)P$par;J(%f<8A%lus;LQ$times;LX$wast;+:"
        "%bar:$C$z;:-%enge;:-%f;KO#par:#L&lt;J6#rarr;*)$corner;/C$har;*."
        "'d;IQ$m;#1$tri;-d#saquo;#^$cr<6$$h;)T$im;,V&e;N0&g;N2$qb:$>"
        "%uo;#;'r;#=$trok:(%#t@#a$cc;NJ%ir;M^$dot;.9$hree;..$imes;.,"
        "$larr;IZ$quest;M`$rPar;J9%i;:&&e;-X&f;:%#urdshar;I-%uhar;IJ"
        "#vertneqq>#B$nE>#B",
        /* m */
        "#DDot;+_#acr@%S$le;<%%t;@D&ese;@D$p;)J%sto;)J(down;)K(left;)H"
        "(up;)I$rker;9R#comma;LM$y:3a#dash;#7#easuredangle;+E#fr<7N#ho;'K"
        "#icro@%Y$d;+G%ast:#N%cir;OT%dot@%[$nus;+5'b;-C'd;+](u;LN#lcp;O>"
        "$dr;#J#nplus;+6#odels;-K$pf<8B#p;+6#scr<6%$tpos;+c#u:1a"
        "$ltimap;-]$map;-]",
        /* n */
        "#Gg>#C$t>#D%v>#%#Leftarrow;*0'rightarrow;*1$l>#E$t>#F%v>#*"
        "#Rightarrow;*2#VDash;-S$dash;-R#abla;+*$cute:('$ng>#G$p;,,%E>#H"
        "%id>#I%os:(,%prox;,,$tur;<R'al;<R)s;'8#bsp@%D$ump>#''e>#(#cap;M&"
        "%ron:(+$edil:()$ong;,*'dot>#J$up;M%$y:3b#dash;#6#e;,D$Arr;*:"
        "$arhk;HH&r;):'ow;):$dot>#K$quiv;,F$sear;HL%im>##$xist;+'(s;+'"
        "#fr<7O#gE>#$$e;,U%q;,U&q>#$&slant>#&%s>#&$sim;,Y$t;,S%r;,S"
        "#hArr;*1$arr;)R$par;OV#i;+.$s;.a%d;._$v;+.#jcy:4=#lArr;*0$E>#L"
        "$arr;)=$dr;#I$e;,T%ftarrow;)='rightarrow;)R%q;,T&q>#L&slant>#+"
        "%s>#+&s;,R$sim;,X$t;,R%ri;.N'e;.P#mid;+H#opf<8C$t@%P%in;+,'E>#M"
        "'dot>#N'va;+,(b;.[(c;.Z%ni;+/'va;+/(b;.c(c;.b#par;+J&allel;+J"
        "&sl>#O&t>#P$olint;L7$r;-#%cue;.D%e>#.&c;-#'eq>#.#rArr;*2$arr;)>"
        "'c>#Q'w>#R$ightarrow;)>$tri;.O'e;.Q#sc;-$%cue;.E%e>#3%r<6&"
        "$hortmid;+H(parallel;+J$im;,$&e;,''q;,'$mid;+H$par;+J$qsube;.F"
        "'pe;.G$ub;-'&E>#S&e;-+&set>#2)eq;-++q>#S%cc;-$'eq>#3%p;-(&E>#T"
        "&e;-,&set>#5)eq;-,+q>#T#tgl;,^$ilde@&U$lg;,]$riangleleft;.N"
        "/eq;.P+right;.O/teq;.Q#u:1b$m:#G%ero;'9%sp;#*#vDash;-Q$Harr;H'"
        "$ap>#U$dash;-P$ge>#V%t>#W$infin;KB$lArr;H%%e>#X%t>#Y&rie>#Z"
        "$rArr;H&%trie>#[$sim>#]#wArr;*9$arhk;HG&r;)9'ow;)9$near;HK",
        /* o */
        "#S;6+#acute@&W$st;->#cir;-=&c@&X$y:3c#dash;-A$blac:(4$iv;L]"
        "$ot;-<$sold;Ja#elig:(6#fcir;Jd$r<7P#gon:.>$rave@&V$t;K$#hbar;JY"
        "$m:1M#int;+R#larr;)_$cir;Jc%ross;J`$ine;#c$t;K##macr:(0$ega:2,"
        "$icron:1d%d;JZ%nus;-9#opf<8D#par;J[$erp;J^$lus;-8#r;+L$arr;)`"
        "$d;MA%er;'X'of;'X%f@%N%m@%_$igof;-Z$or;M9$slope;M:$v;M>#scr;'X"
        "$lash@&]$ol;-;#tilde@&Y%mes;-:(as;LZ#uml@&Z#vbar;/b",
        /* p */
        "#ar;+I%a@%Z&llel;+I%sim;OW&l;Ob%t;+%#cy:3d#ercnt:#I%iod:#R"
        "%mil;#T%p;-I%tenk;#U#fr<7Q#hi:2)%v:28$mmat;'W$one;;1#i:2#"
        "$tchfork;.7$v:29#lanck;'2(h;'1&kv;'2$us:#O&acir;LG&b;-B&cir;LF"
        "&do;+7'u;LI&e;MV&mn@%U&sim;LJ&two;LK#m:%U#ointint;L8$pf<8E"
        "$und@%G#r;,_$E;NW$ap;N[$cue;,a$e;NS%c;,_&approx;N[&curlyeq;,a"
        "&eq;NS&napprox;N^'eqq;NY'sim;.L&sim;,c$ime;#V's;'<$nE;NY%ap;N^"
        "%sim;.L$od;+2%falar;/R&line;/5&surf;/6%p;+A&to;+A$sim;,c$urel;-T"
        "#scr<6($i:2+#uncsp;#+",
        /* q */
        "#fr<7R#int;L/#opf<8F#prime;$:#scr<6)#uaternions;'0&int;L9$est:#d"
        "'eq;,C$ot@#F",
        /* r */
        "#Aarr;*>$rr;*5$tail;H@#Barr;H2#Har;IH#ace>#^%ute:(8$dic;+="
        "$emptyv;JW$ng;CM&d;J5&e;JI&le;CM$quo@%`$rr;)5&ap;IY&b;*I'fs;HD"
        "&c;HW&fs;HB&hk;)N&lp;)P&pl;I(&sim;IX&tl;)G&w;)A$tail;H=%io;+Z"
        "'nals;'=#barr;H0$brk;AW$race:$b'k:$A%ke;J/&sld;J1(u;J3#caron:(<"
        "$edil:(:%il;/,$ub:$b$y:4##dca;H[$ldhar;IM$quo;#A'r;#A$sh;)W"
        "#eal;'@&ine;'>&part;'@&s;'A$ct;9Q$g@%R#fisht;Ib$loor;/.$r<7S"
        "#hard;*$&u;*#'l;IP$o:2$%v:2U#ightarrow;)5,tail;)G'harpoondown;*$"
        ".up;*#'leftarrows;*'+harpoons;*/'rightarrows;*,'squigarrow;)A"
        "'threetimes;./$ng:.=$singdotseq;,6#larr;*'$har;*/$m;#2#moust;1U"
        "(ache;1U#nmid;OR#oang;CQ%rr;*c$brk;CK$par;J)%f<8G%lus;LR"
        "$times;LY#par:#M&gt;J7$polint;L5#rarr;*,#saquo;#_$cr<6*$h;)U"
        "$qb:$A%uo;#<'r;#<#three;./$imes;.-$ri;9^&e;-Y&f;9]&ltri;K1"
        "#uluhar;IL#x;'B",
        /* s */
        "#acute:(>#bquo;#=#c;,`$E;NX$ap;N]%ron:(E$cue;,b$e;NT%dil:(C"
        "$irc:(A$nE;NZ%ap;N_%sim;.M$polint;L6$sim;,d$y:4$#dot;.(&b;-E"
        "&e;MJ#eArr;*;$arhk;HI&r;);'ow;);$ct@%K$mi:#`$swar;HM$tminus;+9"
        "&n;+9$xt;@Z#fr<7T%own;/F#harp;<S$chcy:4,%y:4+$ortmid;+G"
        "'parallel;+I$y@%Q#igma:2&'f:2%'v:2%$m;+a%dot;MN%e;,&&q;,&%g;NB"
        "&E;ND%l;NA&E;NC%ne;,)%plus;LH%rarr;IV#larr;)3#mallsetminus;+9"
        "%shp;LW$eparsl;KH$id;+G%le;/G$t;NN%e;NP&s>#_#oftcy:4/$l:#S%b;K'"
        "&ar;/d$pf<8H#pades;<D(uit;<D%r;+I#qcap;-6's>#`%up;-7's>#a$sub;-2"
        "'e;-4'set;-2*eq;-4&p;-3'e;-5'set;-3*eq;-5$u;9E%are;9E'f;9N%f;9N"
        "#rarr;)5#scr<6+$etmn;+9$mile;/G$tarf;.)#tar;;)&f;;("
        "$raightepsilon:2Y*phi:28%ns:%S#ub;-%%E;O(%dot;Nb%e;-)&dot;O&"
        "%mult;O$%nE;O.&e;--%plus;Nd%rarr;I^%set;-%(eq;-)*q;O((neq;--"
        "+q;O.&im;O*&ub;O8'p;O6$cc;,`&approx;N]&curlyeq;,b&eq;NT"
        "&napprox;N_'eqq;NZ'sim;.M&sim;,d$m;+4$ng;<N$p;-&%1@%^%2@%V%3@%W"
        "%E;O)%dot;Nc&sub;O;%e;-*&dot;O'%hsol;C,'ub;O:%larr;I`%mult;O%"
        "%nE;O/&e;-.%plus;O#%set;-&(eq;-**q;O)(neq;-.+q;O/&im;O+&ub;O7"
        "'p;O9#wArr;*<$arhk;HJ&r;)<'ow;)<$nwar;HN#zlig@&C",
        /* t */
        "#arget;/9$u:2'#brk;1X#caron:(I$edil:(G$y:4%#dot;&>#elrec;/8"
        "#fr<7U#here4;+X'fore;+X%ta:1]'sym:24'v:24$ickapprox;,+'sim;+a"
        "%nsp;#,$kap;,+%sim;+a$orn@&c#ilde:.@$mes@&:'b;-D(ar;LU'd;LT"
        "$nt;+Q#oea;HL$p;-H%bot;/Z%cir;OU%f<8I&ork;O=$sa;HM#prime;#X"
        "#rade;'F$iangle;9Y*down;9d*left;:&.eq;-X*q;,@*right;9^/eq;-Y"
        "%dot;:P%e;,@%minus;L_%plus;L^%sb;K0%time;L`$pezium;2F#scr<6,"
        "%y:4)$hcy:4>$trok:(K#wixt;,P$oheadleftarrow;)B)rightarrow;)D",
        /* u */
        "#Arr;*4#Har;IG#acute@&_$rr;)4#brcy:4B%eve:(Q#circ@&`$y:4&"
        "#darr;*($blac:(U$har;IR#fisht;Ic$r<7V#grave@&^#harl;)d&r;)c"
        "$blk;9##lcorn;/@(er;/@%rop;/2$tri;:]#macr:(O$l@%L#ogon:(W$pf<8J"
        "#parrow;)4$downarrow;)8$harpoonleft;)d+right;)c$lus;-1$si:2("
        "&h:25&lon:2($uparrows;*+#rcorn;/A(er;/A%rop;/1$ing:(S$tri;:^"
        "#scr<6-#tdot;.T$ilde:(M$ri;9Y&f;9X#uarr;*+$ml@&a#wangle;JK",
        /* v */
        "#Arr;*8#Bar;OL&v;OM#Dash;-L#angrt;J@$repsilon:2Y%kappa:2T"
        "%nothing;+(%phi:28&i:29&ropto;+A%r;)8&ho:2U%sigma:2%&ubsetneq>#b"
        ".q>#c'psetneq>#d.q>$#%theta:24&riangleleft;-V-right;-W#cy:3V"
        "#dash;-F#ee;+L%bar;-`%eq;,=$llip;.R$rbar:$a%t:$a#fr<7W#ltri;-V"
        "#nsub>#2&p>#5#opf<8K#prop;+A#rtri;-W#scr<6.$ubnE>#c'e>#b%pnE>$#"
        "'e>#d#zigzag;J=",
        /* w */
        "#circ:(Y#edbar;MC%ge;+K'q;,<$ierp;';#fr<7X#opf<8L#p;';#r;,#"
        "$eath;,##scr<6/",
        /* x */
        "#cap;.%$irc;:S$up;.&#dtri;9b#fr<7Y#hArr;C_$arr;C[#i:1c#lArr;C]"
        "$arr;CY#map;Ca#nis;.`#odot;L#$pf<8M%lus;L$$time;L%#rArr;C^"
        "$arr;CZ#scr<60$qcup;L)#uplus;L'$tri;9W#vee;.$#wedge;.#",
        /* y */
        "#acute@&b%y:42#circ:([$y:4.#en@%I#fr<7Z#icy:4:#opf<8N#scr<61"
        "#ucy:41$ml@&d",
        /* z */
        "#acute:(_#caron:(c$y:3[#dot:(a#eetrf;'L$ta:1Z#fr<7[#hcy:3Z"
        "#igrarr;*A#opf<8O#scr<62#wj;#0$nj;#/"};

static const uint16_t pairs[][2] = {{0x2242, 0x338}, {0x2267, 0x338},
        {0x226b, 0x338}, {0x2a7e, 0x338}, {0x224e, 0x338}, {0x224f, 0x338},
        {0x29cf, 0x338}, {0x226a, 0x338}, {0x2a7d, 0x338}, {0x2aa2, 0x338},
        {0x2aa1, 0x338}, {0x2aaf, 0x338}, {0x29d0, 0x338}, {0x228f, 0x338},
        {0x2290, 0x338}, {0x2282, 0x20d2}, {0x2ab0, 0x338}, {0x227f, 0x338},
        {0x2283, 0x20d2}, {0x205f, 0x200a}, {0x223e, 0x333}, {0x3d, 0x20e5},
        {0x2261, 0x20e5}, {0x2229, 0xfe00}, {0x222a, 0xfe00}, {0x66, 0x6a},
        {0x22db, 0xfe00}, {0x2269, 0xfe00}, {0x2aad, 0xfe00}, {0x22da, 0xfe00},
        {0x2268, 0xfe00}, {0x22d9, 0x338}, {0x226b, 0x20d2}, {0x22d8, 0x338},
        {0x226a, 0x20d2}, {0x2220, 0x20d2}, {0x2a70, 0x338}, {0x224b, 0x338},
        {0x2a6d, 0x338}, {0x2250, 0x338}, {0x2266, 0x338}, {0x22f9, 0x338},
        {0x22f5, 0x338}, {0x2afd, 0x20e5}, {0x2202, 0x338}, {0x2933, 0x338},
        {0x219d, 0x338}, {0x2ac5, 0x338}, {0x2ac6, 0x338}, {0x224d, 0x20d2},
        {0x2265, 0x20d2}, {0x3e, 0x20d2}, {0x2264, 0x20d2}, {0x3c, 0x20d2},
        {0x22b4, 0x20d2}, {0x22b5, 0x20d2}, {0x223c, 0x20d2}, {0x223d, 0x331},
        {0x2aac, 0xfe00}, {0x2293, 0xfe00}, {0x2294, 0xfe00}, {0x228a, 0xfe00},
        {0x2acb, 0xfe00}, {0x228b, 0xfe00}, {0x2acc, 0xfe00}};

/* windows-1252 at 0x80 to 0x9F; 0: the control character stays. */
static const uint16_t c1[32] = {0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026,
        0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0,
        0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
        0x161, 0x203a, 0x153, 0, 0x17e, 0x178};

/* Nearly all references that feeds hold; found without a search. */
static const struct {
    char name[6];
    uint8_t len, cp;
} common[] = {{"amp;", 4, '&'}, {"lt;", 3, '<'}, {"gt;", 3, '>'},
        {"quot;", 5, '"'}, {"nbsp;", 5, 0xA0}};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The value of a digit in base 10 or 16; 16 when it is none. */
static uint32_t digit(char c, uint32_t base)
{
    if (is_digit(c)) {
        return (uint32_t)(c - '0');
    }
    char low = (char)(c | 0x20);
    return base == 16 && low >= 'a' && low <= 'f' ? (uint32_t)(low - 'a') + 10
                                                  : 16;
}

static uint32_t six_bits(char c)
{
    return (uint32_t)(c - '#') - (c > '?') - (c > '\\');
}

static bool is_alnum(char c)
{
    return is_letter(c) || is_digit(c);
}

struct match {
    const char *value; /* plane and value in the table; NULL: none */
    size_t len;        /* of the name */
    bool open;         /* a longer reference begins with the whole of s */
};

/* The longest name at the start of s, with its ';' or one that needs none. */
static struct match find(const char *s, size_t n)
{
    struct match found = {0};
    if (n == 0 || !is_letter(s[0])) {
        return found;
    }
    const char *at = names[s[0] >= 'a' ? s[0] - 'a' + 26 : s[0] - 'A'];
    size_t same = 1; /* bytes of s that the name before begins with */
    while (*at != '\0') {
        size_t shared = (size_t)(*at++ - '#') + 1;
        bool whole = false;
        if (shared <= same) {
            same = shared;
            while (same < n && *at == s[same] && is_alnum(*at)) {
                at++;
                same++;
            }
            whole = !is_alnum(*at);
            if (!whole && same<n && * at> s[same]) {
                return found; /* sorted: the rest is greater than s, too */
            }
            found.open = found.open || same == n;
        }
        while (is_alnum(*at)) {
            at++;
        }
        if (whole && (*at == '@' || (same < n && s[same] == ';'))) {
            found.value = at;
            found.len = same;
        }
        at += 3;
    }
    return found;
}

/* UTF-8 (utf8.c is on the same floor); what is no character is U+FFFD. */
static uint32_t encode(uint32_t cp, char *out)
{
    if (cp < 0x80 && cp != 0) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        cp = 0xFFFD;
    }
    uint32_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (uint32_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    out[0] = (char)((0xF00u >> n & 0xF0u) | cp);
    return n;
}

/* "#..." by 13.2.5.75-80. */
static uint32_t numeric(const char *s, size_t n, char out[NG_ENTITY_UTF8_MAX],
        uint32_t *out_len)
{
    bool hex = n > 1 && (s[1] | 0x20) == 'x';
    uint32_t base = hex ? 16 : 10;
    size_t first = hex ? 2 : 1;
    size_t i = first;
    uint32_t cp = 0;
    for (; i < n && digit(s[i], base) < base; i++) {
        /* once too large it stays too large, and cannot wrap */
        cp = cp > 0x10FFFF ? cp : cp * base + digit(s[i], base);
    }
    if (i == first) {
        return 0;
    }
    if (cp >= 0x80 && cp < 0xA0 && c1[cp - 0x80] != 0) {
        cp = c1[cp - 0x80];
    }
    *out_len = encode(cp, out);
    return (uint32_t)(i + (i < n && s[i] == ';'));
}

static uint32_t expand(const char *value, char out[NG_ENTITY_UTF8_MAX])
{
    uint32_t low = six_bits(value[1]) << 6 | six_bits(value[2]);
    switch (value[0]) {
    case ';':
        return encode(0x2000 + low, out);
    case '<':
        return encode(0x1D000 + low, out);
    case '=':
        return encode(0xF000 + low, out);
    case '>': {
        uint32_t len = encode(pairs[low][0], out);
        return len + encode(pairs[low][1], out + len);
    }
    default:
        return encode(low, out);
    }
}

uint32_t ng_entity_decode(const char *s, size_t n, bool attribute,
        char out[NG_ENTITY_UTF8_MAX], uint32_t *out_len)
{
    if (n > 0 && s[0] == '#') {
        return numeric(s, n, out, out_len);
    }
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++) {
        uint32_t len = common[i].len;
        if (n >= len && s[0] == common[i].name[0] &&
                memcmp(s, common[i].name, len) == 0) {
            *out_len = encode(common[i].cp, out);
            return len;
        }
    }
    struct match found = find(s, n);
    if (found.value == NULL) {
        return 0;
    }
    bool closed = found.len < n && s[found.len] == ';';
    if (attribute && !closed && found.len < n &&
            (s[found.len] == '=' || is_alnum(s[found.len]))) {
        return 0;
    }
    *out_len = expand(found.value, out);
    return (uint32_t)(found.len + closed);
}

bool ng_entity_partial(const char *s, size_t n)
{
    if (n == 0) {
        return true;
    }
    bool number = s[0] == '#';
    bool hex = number && n > 1 && (s[1] | 0x20) == 'x';
    if (n > NG_ENTITY_NAME_MAX) {
        return false;
    }
    for (size_t i = 1 + (size_t)hex; i < n; i++) {
        if (number ? digit(s[i], hex ? 16 : 10) == 16 : !is_alnum(s[i])) {
            return false;
        }
    }
    return number || find(s, n).open;
}
