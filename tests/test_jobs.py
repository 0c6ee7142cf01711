"""Many studies: all are accounted for, told apart, kept whole, and gone on with."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import jsonschema
import pydicom
import pytest
from door_files import GREY, dicom
from hypothesis import given
from hypothesis import strategies as st
from xvlm.errors import BadInput, XvlmError
from xvlm.explain import Session
from xvlm.explain.door import discover
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.jobs import Finished, Order, Outcome, Study, counts, exit_code, open_results, run
from xvlm.jobs.studies_page import studies_page
from xvlm.jobs.studies_table import studies_table
from xvlm.jobs.writers import writers
from xvlm.models.phantom import Lesion, make_phantom

ENGLISH = Catalogue("en")
SCHEMA = json.loads(
    (Path(__file__).resolve().parents[1] / "docs" / "explanation.schema.json").read_text("utf-8")
)
COMMAND = [sys.executable, "-c", "from xvlm.cli import main; main()", "explain"]


@dataclass
class Heard:
    """A sink that remembers."""

    explained_files: list[str] = field(default_factory=list)
    kept_files: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def explained(self, study: Study) -> None:
        self.explained_files.append(study.source.stem)

    def refused(self, outcome: Outcome, error: XvlmError) -> None:  # noqa: ARG002
        self.errors.append(str(error))

    def skipped(self, outcome: Outcome) -> None:
        pass

    def kept(self, outcome: Outcome) -> None:
        self.kept_files.append(outcome.file)

    def wrote(self, path: Path) -> None:
        assert path.is_file()


@pytest.fixture(scope="module")
def phantom(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("phantom") / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(128, [Lesion("mass", "left")], seed=3))
    return path.read_bytes()


def of_patient(path: Path, phantom: bytes, name: str, patient_id: str) -> Path:
    """A phantom under a name of its own, with other pixels than the next."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(phantom)
    data = pydicom.dcmread(path)
    data.PatientName, data.PatientID = name, patient_id
    data.save_as(path)
    return path


def explain(
    session: Session, given: Path, out: Path, kinds: tuple[str, ...] = ("json", "html"), **options: bool
) -> tuple[Finished, Heard]:
    """Explain what a path stands for into a folder."""
    heard = Heard()
    anonymous, identity = options.get("anonymous", False), options.get("with_identity", False)
    order = Order(ENGLISH, writers(kinds, ENGLISH, anonymous, identity), **options)
    with open_results(out) as results:
        met = list(discover([given], results.own_files()))
        return run(met, session, order, heard, results), heard


def test_of_thirty_files_with_five_broken_all_are_accounted_for(
    session: Session, phantom: bytes, tmp_path: Path
) -> None:
    for number in range(25):
        of_patient(tmp_path / "in" / f"P{number:02}" / "IM1", phantom, f"Name^{number}", f"ID-{number}")
    broken = {
        "cut.dcm": phantom[:4000],
        "bad.png": b"\x89PNG\r\n\x1a\nxx",
        "empty.dcm": b"",
        "n.txt": b"notes",
    }
    for name, content in broken.items():
        (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "in" / "link.dcm").symlink_to(tmp_path / "nowhere")
    finished, heard = explain(session, tmp_path / "in", tmp_path / "out", kinds=("json",))
    assert counts(finished.outcomes, ENGLISH) == "30 files met: 25 explained, 3 refused, 2 skipped"
    assert exit_code(finished.outcomes) == 2
    assert len(heard.explained_files) == 25
    rows = list(csv.DictReader((tmp_path / "out" / "studies.csv").open(encoding="utf-8", newline="")))
    assert [row["status"] for row in rows].count("explained") == 25
    assert len({row["file"] for row in rows}) == 30
    assert all(row["reason"] for row in rows if row["status"] != "explained")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert all(Path(row["file"]).name in page for row in rows)


def test_two_patients_files_of_one_name_are_told_apart(
    session: Session, phantom: bytes, tmp_path: Path
) -> None:
    of_patient(tmp_path / "in/PAT1/ST/IM000001", phantom, "Achieng^Wanjiru", "KE-1")
    of_patient(tmp_path / "in/PAT2/ST/IM000001", phantom, "Otieno^Peter", "KE-2")
    same = of_patient(tmp_path / "in/PAT3/ST/IM000001", phantom, "Otieno^Peter", "KE-2")
    same.write_bytes((tmp_path / "in/PAT2/ST/IM000001").read_bytes())
    out = tmp_path / "out"
    explain(session, tmp_path / "in", out, kinds=("json", "png", "html", "pdf"))
    pages = {path.stem: path.read_text("utf-8") for path in out.glob("IM000001-*.html")}
    titles = [
        ElementTree.fromstring(page.partition("\n")[2]).findtext("head/title") for page in pages.values()
    ]
    assert len(pages) == len(list(out.glob("*.png"))) == len(list(out.glob("*.pdf"))) == 3
    assert sum("Achieng, Wanjiru, KE-1" in (title or "") for title in titles) == 1
    # Of one content they are one patient's; the files still stand apart.
    assert len({json.loads(path.read_text())["file"] for path in out.glob("*.json")}) == 3


def test_who_it_is_reaches_only_what_is_asked_for(session: Session, phantom: bytes, tmp_path: Path) -> None:
    of_patient(tmp_path / "in" / "scan.dcm", phantom, "Achieng^Wanjiru", "KE-4711")
    for options, told in (
        ({}, {"html"}),
        ({"with_identity": True}, {"html", "json", "csv"}),
        ({"anonymous": True}, set()),
    ):
        out = tmp_path / "-".join(["out", *options])
        explain(session, tmp_path / "in", out, **options)
        files = [path for path in out.rglob("*") if path.is_file()]
        jsonschema.validate(json.loads(next(out.glob("*.json")).read_text("utf-8")), SCHEMA)
        assert {path.suffix[1:] for path in files if b"4711" in path.read_bytes()} == told
        if options == {"anonymous": True}:
            pages = [path for path in files if path.suffix == ".html" and path.name != "index.html"]
            assert not any(b"scan" in path.read_bytes() or "scan" in path.name for path in pages)


def test_what_is_done_is_not_done_again(session: Session, phantom: bytes, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        of_patient(tmp_path / "in" / name, phantom, name, name)
    (out := tmp_path / "out").mkdir()
    explain(session, tmp_path / "in", out)
    of_patient(tmp_path / "in" / "a", phantom, "another", "a")  # another content
    next(out.glob("b-*.html")).unlink()
    finished, heard = explain(session, tmp_path / "in", out)
    assert (heard.explained_files, [Path(file).name for file in heard.kept_files]) == (["a", "b"], ["c"])
    assert counts(finished.outcomes, ENGLISH).startswith("3 files met: 3 explained")
    assert explain(session, tmp_path / "in", out, again=True)[1].kept_files == []
    assert explain(session, tmp_path / "in", out, ("json",))[1].kept_files == []  # other options
    assert "<bdi>c</bdi>" in (out / "index.html").read_text("utf-8")


def test_its_own_files_are_no_input(session: Session, phantom: bytes, tmp_path: Path) -> None:
    of_patient(tmp_path / "scan.dcm", phantom, "a", "a")
    for _ in range(2):
        finished, _ = explain(session, tmp_path, tmp_path, ("png", "html", "json", "pdf"))
        assert [Path(outcome.file).name for outcome in finished.outcomes] == ["scan.dcm"]


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    with open_results(tmp_path):
        done = subprocess.run([*COMMAND, "--demo", "--out", str(tmp_path)], capture_output=True, text=True)
        assert done.returncode == 2
        assert "another run is writing to this folder" in done.stderr
    with open_results(tmp_path):
        pass


def test_a_killed_run_leaves_nothing_half_and_is_gone_on_with(phantom: bytes, tmp_path: Path) -> None:
    for number in range(8):
        of_patient(tmp_path / "in" / f"IM{number:02}", phantom, f"n{number}", f"n{number}")
    out, journal = tmp_path / "out", tmp_path / "out" / ".xvlm" / "journal.jsonl"
    command = [*COMMAND, str(tmp_path / "in"), "--out", str(out), "--format", "json,html"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not journal.is_file() or len(journal.read_text().splitlines()) < 3:
        assert running.poll() is None
        time.sleep(0.01)
    running.kill()
    running.wait()
    before = len(journal.read_text().splitlines())
    with journal.open("a") as file:
        file.write('{"file": "half a li')
    (out / "IM05-012345.html.part").write_text("half")
    (out / "mine.part").write_text("of somebody else")
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"Done before and kept: {before}." in done.stderr
    assert done.stderr.splitlines()[-1] == "note 8 files met: 8 explained, 0 refused, 0 skipped"
    assert [path.name for path in out.glob("*.part")] == ["mine.part"]
    assert len(list(out.glob("*.html"))) == 9


def test_ctrl_c_says_what_was_kept_and_how_to_go_on(phantom: bytes, tmp_path: Path) -> None:
    for number in range(40):
        of_patient(tmp_path / "in" / f"IM{number:02}", phantom, f"n{number}", f"n{number}")
    out, journal = tmp_path / "out", tmp_path / "out" / ".xvlm" / "journal.jsonl"
    command = [*COMMAND, str(tmp_path / "in"), "--out", str(out), "--format", "json,html"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    while not journal.is_file() or not journal.read_text():
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    assert running.returncode == 130
    assert "Traceback" not in said
    assert " of 40 files are done." in said
    assert f"kept in {out}" in said
    assert "Give the same command again" in said
    assert (out / "index.html").is_file()


def test_standard_input_is_a_file(phantom: bytes) -> None:
    done = subprocess.run([*COMMAND, "-", "--format", "json"], input=phantom, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["file"] == "-"
    assert subprocess.run([*COMMAND, "-"], input=b"", capture_output=True).returncode == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="becomes another user")
def test_a_folder_that_may_not_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o555)
    for folder in (tmp_path, *list(tmp_path.parents)[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    code = (
        "import os; from pathlib import Path; from xvlm.errors import BadInput\n"
        "from xvlm.jobs import open_results; os.setuid(65534)\n"
        f"try:\n  open_results(Path({str(tmp_path / 'shut')!r})).__enter__()\nexcept BadInput as e: print(e)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert said.stderr == ""
    assert "cannot be written" in said.stdout


def test_the_worst_stand_first() -> None:
    outcomes = [
        Outcome("skip", "skipped", code="other"), Outcome("none", "explained"), Outcome("no", "refused", 2),
        Outcome("faint", "explained", urgency="now", findings=(("pneumothorax", 0.1),)),
        Outcome("today", "explained", urgency="soon", findings=(("mass", 0.9),)),
        Outcome("sure", "explained", urgency="now", findings=(("pneumothorax", 0.8),)),
    ]  # fmt: skip
    ordered = sorted(outcomes, key=lambda outcome: outcome.order)
    assert [outcome.file for outcome in ordered] == ["sure", "faint", "today", "no", "none", "skip"]
    page = studies_page(ordered, ENGLISH, anonymous=False)
    places = [page.index(f"<bdi>{outcome.file}</bdi>") for outcome in ordered]
    assert places == sorted(places)


@pytest.mark.parametrize(("earned", "code"), [((0, 4, 2), 2), ((4, 0), 4), ((4, 1, 2), 1), ((0, 0), 0)])
def test_of_several_the_first_of_1_2_4(earned: tuple[int, ...], code: int) -> None:
    assert exit_code(Outcome("x", "refused", one) for one in earned) == code


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_makes_a_page_and_a_table(file: str, reason: str) -> None:
    outcome = Outcome(file, "refused", 2, "BadInput", reason)
    page = studies_page([outcome], ENGLISH, anonymous=False)
    assert "<script" not in page
    table = studies_table([outcome], with_identity=False).encode("utf-8", "backslashreplace").decode()
    rows = list(csv.reader(StringIO(table, newline="")))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert rows[1][0] in (file, f"'{file}")
    ElementTree.fromstring(page.partition("\n")[2])


def test_a_report_that_cannot_be_written_stops_nothing(
    session: Session, phantom: bytes, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        of_patient(tmp_path / "in" / name, phantom, name, name)
    out = tmp_path / "out"
    explain(session, tmp_path / "in" / "a", tmp_path / "probe", ("json",))
    (out / next((tmp_path / "probe").glob("a-*.json")).name).mkdir(parents=True)  # a folder in its place
    finished, heard = explain(session, tmp_path / "in", out, ("json",))
    assert [outcome.status for outcome in finished.outcomes] == ["refused", "explained"]
    assert "cannot be written" in heard.errors[0]


def test_a_file_of_pixels_alone_is_refused_with_its_name(session: Session, tmp_path: Path) -> None:
    (tmp_path / "tiny.dcm").write_bytes(dicom(GREY[:2, :2]))
    finished, _ = explain(session, tmp_path / "tiny.dcm", tmp_path / "out")
    assert [outcome.exit_code for outcome in finished.outcomes] == [4]
    with pytest.raises(BadInput):
        open_results(tmp_path / "tiny.dcm").__enter__()
