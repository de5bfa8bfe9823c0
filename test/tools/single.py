#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""single.py FOLDER [STAGE ...]: writes the core as FOLDER/nutgraf.c and
FOLDER/nutgraf.h: these stages, files of src/ without their ending, and all
that they include; none named: everything. The same input gives the same
files.

What a file of src/ has for itself, its statics, struct tags and enumerators,
gets the file's name in front (find of entity.c: entity_c_find), and its macros
end with it. But for names that a macro makes others of, with ##."""
import os
import re
import sys

TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/"  # comments
    r"|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
    r"|^[ \t]*\#(?:[^\n\\]|\\.|\\\n)*"  # a directive
    r"|[A-Za-z_]\w*|\d[\w.]*|->|\s+|.", re.S | re.M)
INCLUDE = re.compile(r'^#include ([<"])(.*)[>"]\n', re.M)
TAGGED = ("struct", "union", "enum")
HEAD = """/* SPDX-License-Identifier: MIT */
/* nutgraf %s, %s
 * Made by make single from its src/ and include/: change those instead.
 * %s; the licence is in LICENSE. */
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def is_word(token):
    return re.match(r"[A-Za-z_]", token) is not None


def is_code(token):
    return not (token.isspace() or token.lstrip(" \t")[:1] == "#" or
                token[:2] in ("//", "/*"))


def scopes(tokens):
    """(place, token, before, open brackets) of what is code; a brace opens a
    "function", an "enum", a "struct" or anything else, "{"."""
    opened, before = [], [""] * 3
    for place, token in enumerate(tokens):
        if not is_code(token):
            continue
        yield place, token, before, opened
        if token == "{":
            kind = "{"
            if before[-1] == ")" and not opened:
                kind = "function"
            elif before[-1] in TAGGED or before[-2] in TAGGED:
                kind = "enum" if "enum" in before[-2:] else "struct"
            opened = opened + [kind]
        elif token in "([":
            opened = opened + [token]
        elif token in ")]}":
            opened = opened[:-1]
        before = before[1:] + [token]


def declared(words):
    """The name that a declaration from "static" on declares."""
    depth, name = 0, None
    for i, word in enumerate(words):
        if word in "{}":
            depth += 1 if word == "{" else -1
        elif depth == 0 and word == "(" and words[i + 1] == "*":
            return next(w for w in words[i + 2:] if is_word(w) and w != "const")
        elif depth == 0 and word in "([=;,":
            return name
        elif depth == 0 and is_word(word):
            name = word
    raise SystemExit("single.py: no name in: " + " ".join(words[:9]))


def own_names(tokens):
    """Tags, and other names, that the file has for itself."""
    code = [t for t in tokens if is_code(t)]
    tags, names = set(), set()
    pasting = {m for t in tokens for m in re.findall(
        r"^#define (\w+)\((?:[^\n\\]|\\.|\\\n)*##", t, re.S)}
    pasted = set()
    for i, (_, token, before, opened) in enumerate(scopes(tokens)):
        if "function" in opened:
            continue
        if before[-1] in pasting and token == "(":
            pasted |= set(code[i:code.index(")", i)])
        if token == "{" and before[-2] in TAGGED:
            tags.add(before[-1])
        elif opened[-1:] == ["enum"] and before[-1] in "{," and is_word(token):
            names.add(token)
        elif token == "static" and not opened:
            names.add(declared(code[i:]))
    return ({t for t in tags if not t.startswith("ng_")},
            {n for n in names - pasted if not n.startswith("NG_")})


def renamed(text, prefix):
    tokens = TOKEN.findall(text)
    tags, names = own_names(tokens)

    def new(token, before, opened=()):
        if before in TAGGED:
            return prefix + token if token in tags else token
        member = before in (".", "->") or opened[-1:] == ["struct"]
        return prefix + token if token in names and not member else token

    for place, token, before, opened in list(scopes(tokens)):
        tokens[place] = new(token, before[-1], opened)
    for place, token in enumerate(tokens):
        if token.lstrip(" \t").startswith("#define"):
            parts, last = TOKEN.findall(token.lstrip(" \t#")), ""
            for i, part in enumerate(parts):
                parts[i] = new(part, last)
                last = part if is_code(part) else last
            tokens[place] = "#" + "".join(parts)
    return "".join(tokens)


def bare(text):
    """Without its first line, a licence, and its includes."""
    return INCLUDE.sub("", text.split("\n", 1)[1]).strip() + "\n"


def closure(stages, headers, sources):
    """Whose header is included, and who has the tables that are used."""
    tables = {t: name for name, text in sources.items()
              for t in re.findall(r"^(?!static)\w.*\b(ng_\w+)\[\]", text, re.M)}
    wanted, todo = set(), list(stages)
    while todo:
        name = todo.pop()
        if name in wanted:
            continue
        wanted.add(name)
        for text in (headers[name], sources.get(name, "")):
            todo += [i[3:-2] for _, i in INCLUDE.findall(text)
                     if i.startswith("ng/")]
        todo += {tables[t] for t in re.findall(
            r"\bng_\w+", sources.get(name, "")) if t in tables}
    return sorted(wanted)


def in_order(wanted, headers):
    """Each after those that it includes."""
    out = []

    def visit(name):
        if name not in out:
            for _, i in INCLUDE.findall(headers[name]):
                if i.startswith("ng/"):
                    visit(i[3:-2])
            out.append(name)

    for name in wanted:
        visit(name)
    return out


def system_includes(texts):
    return "".join(f"#include <{i}>\n" for i in sorted(
        {i for t in texts for kind, i in INCLUDE.findall(t) if kind == "<"}))


def source(name, text):
    text = renamed(bare(text), name + "_c_")
    macros = re.findall(r"^[ \t]*#define (\w+)", text, re.M)
    return (f"\n/* ==== src/{name}.c ==== */\n\n{text}" +
            "".join(f"#undef {m}\n" for m in dict.fromkeys(macros)))


def main():
    folder, *stages = sys.argv[1:]
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
    headers = {f[:-2]: read(f"{root}/include/ng/{f}")
               for f in os.listdir(f"{root}/include/ng")}
    sources = {f[:-2]: read(f"{root}/src/{f}")
               for f in os.listdir(f"{root}/src") if f.endswith(".c")}
    for stage in stages:
        if stage not in headers:
            raise SystemExit(f"single.py: there is no stage \"{stage}\"; "
                             "they are the files of src/")
    wanted = closure(stages or headers, headers, sources)
    version = re.search(r'#define NG_VERSION "(.*)"\n',
                        read(f"{root}/include/nutgraf.h"))
    head = HEAD % (version[1], "all of the core" if not stages else
                   "in part: " + " ".join(stages), re.search(
                       "Copyright.*", read(f"{root}/LICENSE"))[0])
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/nutgraf.h", "w", encoding="utf-8") as out:
        out.write(f"{head}#ifndef NUTGRAF_H\n#define NUTGRAF_H\n\n" +
                  system_includes(headers[n] for n in wanted) +
                  '\n#ifdef __cplusplus\nextern "C" {\n#endif\n\n' +
                  version[0])
        for name in in_order(wanted, headers):
            out.write(f"\n/* ==== ng/{name}.h ==== */\n\n" +
                      bare(headers[name]))
        out.write("\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n")
    with open(f"{folder}/nutgraf.c", "w", encoding="utf-8") as out:
        texts = {n: sources[n] for n in wanted if n in sources}
        out.write(f'{head}#include "nutgraf.h"\n\n' +
                  system_includes(texts.values()))
        for name, text in texts.items():
            out.write(source(name, text))


main()
