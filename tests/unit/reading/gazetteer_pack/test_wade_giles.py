"""Wade-Giles: the spellings of older books and maps."""

import pytest

from farbank.reading.gazetteer_pack.wade_giles import wade_giles


@pytest.mark.parametrize(
    ("pinyin", "written"),
    [
        ("bei jing", "Pei-ching"),
        ("tian jin", "T'ien-chin"),
        ("chang chun", "Ch'ang-ch'un"),
        ("ji an", "Chi-an"),
        ("xin yi zhou", "Hsin-i-chou"),
        ("hui ning", "Hui-ning"),
        ("guang zhou", "Kuang-chou"),
        ("gui yang", "Kuei-yang"),
        ("shen yang", "Shen-yang"),
        ("si chuan", "Ssu-ch'uan"),
        ("zi bo", "Tzu-po"),
        ("er dao", "Erh-tao"),
        ("yu nan", "Yü-nan"),
        ("lv shun", "Lü-shun"),
        ("xu zhou", "Hsü-chou"),
        ("juan", "Chüan"),
        ("qiong", "Ch'iung"),
        ("duo lun", "To-lun"),
        ("ri zhao", "Jih-chao"),
        ("ye xian", "Yeh-hsien"),
        ("da an", "Ta-an"),
        ("wu song", "Wu-sung"),
    ],
)
def test_syllables_are_written_as_giles_wrote_them(pinyin, written):
    assert wade_giles(tuple(pinyin.split())) == written
