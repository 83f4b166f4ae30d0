"""Two members who approve and publish at the same moment: nothing is lost, and nothing is recorded twice."""

from dataclasses import replace

import pytest

CMS = ("--for", "cms")


@pytest.fixture
def two(drill, tmp_path):
    second = tmp_path / "second.txt"
    second.write_text("another six words are there now\n", encoding="utf-8")
    drill.good("member", "add", "--new-passphrase-file", second)
    return drill, replace(drill, passphrase=second)


def together(*started):
    """Wait for commands that run at the same time; their exit statuses."""
    for each in started:
        _, err = each.communicate(timeout=100)
        assert b"Traceback" not in err, err.decode()
    return [each.returncode for each in started]


@pytest.mark.long
def test_two_members_who_approve_at_once_have_both_approved(two):
    first, second = two
    approve = ("approve", "R-REPAIRED", *CMS)
    assert together(first.start(*approve), second.start(*approve)) == [0, 0]
    told = first.good("show", "R-REPAIRED", "--json").json["lists"]["approved"]
    assert sorted(line.split()[2] for line in told) == ["M1", "M2"]
    assert first.good("verify", "--json").json["damage"] == []


@pytest.mark.long
def test_two_members_who_publish_at_once_let_it_leave_once(two, tmp_path):
    first, second = two
    first.good("approve", "R-REPAIRED", *CMS)
    second.good("approve", "R-REPAIRED", *CMS)
    publish = ("publish", "R-REPAIRED", *CMS, "--out")
    assert together(first.start(*publish, tmp_path / "a"), second.start(*publish, tmp_path / "b")) == [0, 0]
    lists = first.good("show", "R-REPAIRED", "--json").json["lists"]
    assert (len(lists["released"]), len(lists["approved"])) == (1, 2)
    assert first.good("verify", "--json").json["damage"] == []
