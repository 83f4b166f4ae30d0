"""An RTF document in three code pages, with hidden and deleted words, a comment and an author."""

from made.canary import CANARY


def escaped(words, encoding):
    return "".join(f"\\'{byte:02x}" for byte in words.encode(encoding))


def unicode_letters(words):
    return "".join(f"\\u{ord(letter) - 0x10000 if ord(letter) > 0x7FFF else ord(letter)}?" for letter in words)


def rtf(words=CANARY):
    return (
        r"{\rtf1\ansi\ansicpg949\deff0{\fonttbl{\f0\fnil\fcharset129 Batang;}{\f1\fnil\fcharset128 Mincho;}"
        r"{\f2\fnil\fcharset134 SimSun;}}{\colortbl;\red0\green0\blue0;}{\*\generator Writer 1;}"
        rf"{{\info{{\author {escaped('김 기자', 'cp949')}}}{{\creatim\yr2023\mo9\dy28\hr10\min5}}}}"
        rf"\f0 {escaped('강 건너 마을은 조용했다', 'cp949')}\par {{\f1 {escaped('川の向こうの村は静かだった', 'cp932')}}}\par "
        rf"{{\f2 {escaped('江对岸的村子很安静', 'gbk')}}}\par {unicode_letters(words)}\par"
        rf"{{\v {escaped('안 보이는 말', 'cp949')}}}{{\deleted {escaped('지운 이름', 'cp949')}}}"
        rf"{{\*\atnauthor {escaped('박', 'cp949')}}}{{\*\annotation {escaped('실명은?', 'cp949')}}}{{\*\unheard of}}"
        r"{\pict\pngblip 89504e47}}"
    ).encode("ascii")
