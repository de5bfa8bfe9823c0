# C without its comments and the text of its strings, each line with the name
# of its file and its number, for greps that want code only.
FNR == 1 { inside = 0 }
{
    gsub(/\\./, "")
    out = ""
    rest = $0
    while (rest != "") {
        if (inside) {
            at = index(rest, "*/")
            if (at == 0) break
            rest = substr(rest, at + 2)
            inside = 0
        } else if (match(rest, /\/\*|"[^"]*"|'[^']*'/)) {
            out = out substr(rest, 1, RSTART - 1)
            token = substr(rest, RSTART, RLENGTH)
            rest = substr(rest, RSTART + RLENGTH)
            if (token == "/*") inside = 1
            else out = out substr(token, 1, 1) substr(token, 1, 1)
        } else {
            out = out rest
            break
        }
    }
    print FILENAME ":" FNR ": " out
}
