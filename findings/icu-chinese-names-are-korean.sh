#!/usr/bin/env bash
# ICU's charset detector (libicu72 72.1-3+deb12u1, by python3-icu 2.10.2-1+b3): Chinese names in GB18030.
#
# One would guess: more text makes the detector surer of the right encoding; for a list of Chinese names GB18030 comes first.
# What it does: with few names there is no opinion (everything has 10). With more names it becomes surer of EUC-KR, and ranks
# Korean well before GB18030, because every two bytes of GB 2312 are also two bytes of EUC-KR and personal names have few of
# the characters that its tables of frequent ones hold. Longer lists widen the gap. The wrong reading decodes without one
# replacement character: as Hangul and hanja, which no check for U+FFFD or control characters notices.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -q libicu72=72.1-3+deb12u1 python3-icu=2.10.2-1+b3 >apt.log 2>&1 || { cat apt.log; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
export PYTHONPATH=$folder/usr/lib/python3/dist-packages LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu

/usr/bin/python3 - <<'PYTHON'
import icu

names = "王伟 李娜 张敏 刘洋 陈静 杨帆 赵磊 黄丽 周杰 吴霞 徐明 孙悦 胡军 朱琳 高峰 林晨 何雨 郭涛 马超 罗兰".split()

def confidence(count):
    text = "name,mmr\n" + "".join(f"{name},{3000 + 137 * place}\n" for place, name in enumerate(names[:count], 1))
    found = icu.CharsetDetector(text.encode("gb18030")).detectAll()
    return [(match.getName(), match.getConfidence()) for match in found], text

assert icu.ICU_VERSION == "72.1", icu.ICU_VERSION
for count in (3, 10, 20):
    print(f"{count} names: {confidence(count)[0][:3]}")

few, many = dict(confidence(3)[0]), dict(confidence(20)[0])
assert few["GB18030"] == 10 and few.get("EUC-KR", 0) <= 10, few
assert confidence(10)[0][0][0] == confidence(20)[0][0][0] == "EUC-KR"
assert many["EUC-KR"] > many["GB18030"] + 20, many
misread = confidence(20)[1].encode("gb18030").decode("euc-kr")
print("read as EUC-KR:", misread.split()[1:4])
assert "\ufffd" not in misread
print("as expected: the more Chinese names, the surer it is of Korean")
PYTHON
