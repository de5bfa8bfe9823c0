# A file may include only "ng/" headers of lower floors; the floor is the
# first "floor N" of a header; a source has the floor of its own header.
FNR == 1 { mine = ""; name = FILENAME; sub(/.*\//, "", name); sub(/\.[ch]$/, "", name) }
FILENAME ~ /\.h$/ && mine == "" && /floor [0-9]+/ {
    match($0, /floor [0-9]+/); mine = floor[name] = substr($0, RSTART + 6, RLENGTH - 6)
}
/^#include "ng\// {
    used = $2; gsub(/"|ng\/|\.h/, "", used)
    if (used != name) { n++; from[n] = name; to[n] = used; file[n] = FILENAME ":" FNR }
}
END {
    for (i = 1; i <= n; i++) {
        if (!(to[i] in floor) || !(from[i] in floor)) {
            print file[i] ": no floor known for " from[i] " or " to[i]; bad = 1
        } else if (floor[to[i]] + 0 >= floor[from[i]] + 0) {
            print file[i] ": " from[i] " (floor " floor[from[i]] ") includes " to[i] " (floor " floor[to[i]] ")"; bad = 1
        }
    }
    exit bad
}
