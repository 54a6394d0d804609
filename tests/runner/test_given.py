"""What a call gives as parameters: YAML 1.2, each name once, every bad file told in one line."""

import os

import pytest

from analysis.errors import InputError
from analysis.runner.given import LARGEST_SCENARIO_BYTES, given_parameters

# What is written, and what YAML 1.2's core schema makes of it.
VALUES = {
    "yes": "yes", "no": "no", "on": "on", "Off": "Off", "y": "y", "true": True, "FALSE": False,
    "1:30": "1:30", "010": 10, "0o10": 8, "1e3": 1000.0, "1.5E-3": 0.0015, "-.5": -0.5, "12": 12,
    "2026-07-24": "2026-07-24", "2026-13-45": "2026-13-45", "=": "=",
    "2026-07-24T12:00Z": "2026-07-24T12:00Z", "a=b": "a=b", "~": None, "": None,
    "123億円": "123億円", "１２": "１２",
    "[sohae, tokyo]": ["sohae", "tokyo"], "[0, 45.5, 1e3]": [0, 45.5, 1000.0], "[1": "[1",
    "!!bool abc": "!!bool abc", "!!python/name:os.system x": "!!python/name:os.system x",
    "[" * 5000: "[" * 5000, "9" * 5000: "9" * 5000,
}  # fmt: skip


@pytest.mark.parametrize("text", VALUES, ids=lambda text: text[:20])
def test_a_value_is_read_by_the_rules_of_yaml_1_2(text, tmp_path):
    read = given_parameters([f"name={text}"], [])["name"]
    assert (type(read), read) == (type(VALUES[text]), VALUES[text])


@pytest.mark.parametrize("text", ["yes", "1:30", "010", "1e3", "2026-07-24", "[on, 0o7]"])
def test_a_scenario_and_a_pair_read_a_value_alike(text, tmp_path):
    (tmp_path / "s.yaml").write_text(f"name: {text}\n")
    pair = given_parameters([f"name={text}"], [])
    assert given_parameters([], [str(tmp_path / "s.yaml")]) == pair


def test_a_pair_goes_over_the_scenario_and_stands_once(tmp_path):
    (tmp_path / "s.yaml").write_text("a: 1\nb: 2\n")
    assert given_parameters([" b = 3 "], [str(tmp_path / "s.yaml")]) == {"a": 1, "b": 3}
    with pytest.raises(InputError, match="-p 'b' is given twice"):
        given_parameters(["b=3", "a=1", "b =3"], [])
    with pytest.raises(InputError, match=r"-f 't\.yaml': one scenario is given already"):
        given_parameters([], ["s.yaml", "t.yaml"])


# What the file holds, and how the line goes on after the file's name.
BAD_FILES = {
    "NUL": (b"a: 1\0", ", line 1: no text: control character #x00"),
    "bell": (b"a: \x07", ", line 1: no text: control character #x07"),
    "UTF-16": ("a: 1".encode("utf-16"), ", line 1: no UTF-8 text: save it as UTF-8"),
    "CP932": ("a: 東京".encode("cp932"), ", line 1: no UTF-8 text: save it as UTF-8"),
    "binary": (bytes(range(256)), ", line 2: no UTF-8 text"),
    "unknown type of date": (b"a: !!bool abc", ", line 1: 'abc' is not of the type 'bool'"),
    "number of the wrong type": (b"\na: !!int 5.5", ", line 2: '5.5' is not of the type 'int'"),
    "list for a mapping": (b"a: !!map [1]", ", line 1: expected a mapping node"),
    "Python's own tag": (b"a: !!python/name:os.system x", ", line 1: could not determine"),
    "private tag": (b"a: !mine x", ", line 1: could not determine"),
    "ordered mapping": (b"!!omap [a: 1]", ", line 1: could not determine"),
    "set": (b"a: !!set {b}", ", line 1: could not determine"),
    "deep list": (b"a: " + b"[" * 5000, ": it is nested too deeply"),
    "deep closed list": (b"a: " + b"[" * 5000 + b"]" * 5000, ": it is nested too deeply"),
    "deep mapping": (
        b"\n".join(b" " * n + b"a:" for n in range(1200)), ": it is nested too deeply",
    ),
    "long number": (b"a: " + b"9" * 5000, ", line 1: '999"),
    "impossible escape": (b'a: "\\UFFFFFFFF"', ", line 1: names a character that there is not"),
    "open list": (b"a: [1", ", line 1: "),
    "tab": (b"a:\n\tb: 1", ", line 2: "),
    "twice": (b"a: 1\nb: 2\na: 3", ", line 3: 'a' is given twice"),
    "twice inside": (b"a: {b: 1, b: 2}", ", line 1: 'b' is given twice"),
    "two documents": (b"a: 1\n---\na: 2", ", line 2: "),
    "unknown anchor": (b"a: *b", ", line 1: "),
    "list": (b"- a", ": allowed is a mapping"),
    "number for a name": (b"1: a", ": allowed is a mapping"),
    "empty": (b"", ": allowed is a mapping"),
    "comment": (b"# nothing", ": allowed is a mapping"),
    "large": (b"#" * (LARGEST_SCENARIO_BYTES + 1), ": allowed are at most 1,000,000 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_scenario_is_told_in_one_line(case, tmp_path, monkeypatch):
    content, goes_on = BAD_FILES[case]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.yaml").write_bytes(content)
    with pytest.raises(InputError) as caught:
        given_parameters([], ["s.yaml"])
    line = str(caught.value)
    assert line.startswith(f"scenario 's.yaml'{goes_on}")
    assert line.isprintable()
    assert len(line) < 300


@pytest.mark.parametrize("pair", ["share", "=1", " =1", "share\n=1", "share\t=1", "sh\0re=1"])
def test_what_is_no_name_and_value_is_refused(pair):
    with pytest.raises(InputError, match="allowed is name=value") as caught:
        given_parameters([pair], [])
    assert str(caught.value).isprintable()


def test_only_a_plain_file_is_a_scenario(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    for name, told in (("", "no such file"), (".", "is not a file"), ("pipe", "is not a file")):
        with pytest.raises(InputError, match=f"^scenario '{name}': {told}"):
            given_parameters([], [name])


def test_marks_and_line_ends_of_other_systems_are_read(tmp_path):
    (tmp_path / "s.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: [x]\r\n")
    assert given_parameters([], [str(tmp_path / "s.yaml")]) == {"a": 1, "b": ["x"]}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a: 1\nb: !!int ""\n', "line 2: '' is not of the type 'int'"),
        ('a: 1\nb: !!float ""\n', "line 2: '' is not of the type 'float'"),
        ("# mine\n%YAML 1.1\n---\na: 017\n", "line 2: allowed is YAML 1.2"),
        ("%YAML 1.20\n---\na: 017\n", "line 1: allowed is YAML 1.2"),
        ('a: 1\nb: "\\U0001F6F0 \\UFFFFFFFF"\n', "line 2: names a character"),
        ("a: 1\nb: \x07\n", "line 2: no text"),
    ],
)
def test_what_is_wrong_in_a_scenario_is_told_with_its_line(tmp_path, monkeypatch, text, line):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.yaml").write_text(text)
    with pytest.raises(InputError, match=f"^scenario 's.yaml', {line}"):
        given_parameters([], ["s.yaml"])


def test_a_scenario_may_say_that_it_is_yaml_1_2(tmp_path):
    (tmp_path / "s.yaml").write_text("%YAML 1.2\n---\na: 017\n")
    assert given_parameters([], [str(tmp_path / "s.yaml")]) == {"a": 17}
