# Functions that call themselves, at once or through others, in gcc's
# -fcallgraph-info files. What calls nothing that is left goes, then what
# nobody left calls, until no more goes: what stays is in a cycle.
/^edge:/ {
    match($0, /sourcename: "[^"]*"/)
    from = substr($0, RSTART + 13, RLENGTH - 14)
    match($0, /targetname: "[^"]*"/)
    to = substr($0, RSTART + 13, RLENGTH - 14)
    if (!((from, to) in known)) {
        known[from, to] = 1
        caller[++n] = from
        callee[n] = to
    }
}
END {
    do {
        gone = 0
        split("", calls)
        split("", called)
        for (i = 1; i <= n; i++) {
            if (caller[i] != "") {
                calls[caller[i]] = 1
                called[callee[i]] = 1
            }
        }
        for (i = 1; i <= n; i++) {
            if (caller[i] != "" && (!(callee[i] in calls) || !(caller[i] in called))) {
                caller[i] = ""
                gone = 1
            }
        }
    } while (gone)
    for (i = 1; i <= n; i++) {
        if (caller[i] != "") {
            print caller[i] " calls " callee[i]
        }
    }
}
