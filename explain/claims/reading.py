"""What a text claims, read back through the catalogue that it was written with.

The text is cut into messages, the longest that fits first. A message about a finding is about the one that
was named last: reports name a finding before they speak of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..reports.catalogue import Catalogue
from .claim import Claim, Kind
from .figures import count_in_english, lower, percent_in_english, plain, ratio_in_english
from .phrases import CODE, FAMILIES, FINDINGS, Phrase, finding_certain, keyed, phrases, zone_share

_LETTER = re.compile(r"[A-Z](?!\w)")
_WORD = re.compile(r"\S+")
# Messages that claim nothing: headings, labels, and what is true of every report.
_FRAME = (
    "heading-",
    "label-",
    "marker-",
    "level-",
    "pixels-legend",
    "step-",
    "note",
    "disclaimer",
    "review-status",
    "show",
    "absent-note",
    "blind-note",
    "unsteady-note",
)


@dataclass(frozen=True)
class Said:
    """What a text says of one finding that is there; None for what it does not say."""

    side: str | None
    certainty: str | None


def read_claims(text: str, catalogue: Catalogue) -> tuple[Claim, ...]:
    """Every claim of a text, in its order."""
    return tuple(_Reader(catalogue).read(plain(text)))


def said_findings(text: str, catalogue: Catalogue) -> dict[str, Said]:
    """The findings that a text says are there, each with its side and how certain it is."""
    claims = read_claims(text, catalogue)
    value = {(claim.kind, claim.about): claim.value for claim in claims}
    return {
        claim.about: Said(value.get(("side", claim.about)), value.get(("certainty", claim.about)))
        for claim in claims
        if claim.kind == "present"
    }


class _Reader:
    """Where in a report the reading is: which finding it is about, and under which heading."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._about = ""
        self._condition = ""  # what was named last, a finding or one to consider: signs are its signs
        self._under = ""  # the last heading or label
        self._letter = ""  # a mark that stands right before the next name

    def read(self, text: str) -> Iterator[Claim]:
        place, small = 0, lower(text)
        while place < len(text):
            if unicodedata.category(text[place])[0] in "PZ":
                place += 1
            elif found := self._phrase_at(text, small, place):
                phrase, match = found
                yield from self._claims(phrase, phrase.values | _groups(match))
                place = match.end()
            elif mark := _LETTER.match(text, place):
                self._letter, self._under = mark[0], ""
                place = mark.end()
            elif word := _WORD.match(text, place):
                yield Claim("words", value=word[0])
                place = word.end()

    def _phrase_at(self, text: str, small: str, place: int) -> tuple[Phrase, re.Match[str]] | None:
        found = (
            (phrase, phrase.pattern.match(text, place))
            for phrase in phrases(self._catalogue)
            if small.startswith(phrase.start, place)
        )
        whole = [(phrase, match) for phrase, match in found if match]
        return max(whole, key=lambda pair: pair[1].end(), default=None)

    def _claims(self, phrase: Phrase, said: Mapping[str, str]) -> Iterator[Claim]:
        letter, self._letter = self._letter, ""
        family, _, rest = phrase.message.partition("-")
        if family == "finding" and not said:
            yield from self._named(rest, letter)
        elif phrase.message.startswith(("heading-", "label-", "bar-")) and not said:
            self._under = phrase.message
        elif not phrase.message.startswith(_FRAME) or said:
            yield from self._told(phrase.message, said)
            yield from self._weighed(phrase.message)

    def _named(self, key: str, letter: str) -> Iterator[Claim]:
        self._condition = key
        if self._under == "label-consider" and key != self._about:
            yield Claim("consider", self._about, key)
            return
        self._about = key
        listed: dict[str, Kind] = {"heading-absent": "absent", "heading-blind": "blind"}
        yield Claim(listed.get(self._under, "present"), key)
        if letter:
            yield Claim("letter", key, letter)

    def _told(self, message: str, said: Mapping[str, str]) -> Iterator[Claim]:
        family, _, rest = message.partition("-")
        about = self._about
        match family:
            case "title":
                yield Claim("title", value=rest or "explained")
            case "phantom":
                yield Claim("phantom")
            case "impression":
                yield from self._impression(rest, said)
            case "abstention" | "caution":
                kind: Kind = "abstention" if family == "abstention" else "caution"
                yield Claim(kind, value=f"{rest} {self._key('turn', said.get('turn'))}".strip())
            case "heart":
                values = (ratio_in_english(said[name]) for name in ("ratio", "limit") if name in said)
                yield Claim("measure", value=" ".join((rest.removeprefix("ratio-"), *values)))
            case "certainty" if message == "certainty-scale":
                yield Claim(
                    "scale", value=f"{self._figure(said, 'probable')} {self._figure(said, 'very_likely')}"
                )
            case "certainty" if message == "certainty-right":
                word = self._key("certainty", said["certainty"])
                yield Claim("right", value=f"{word} {self._counts(said, 'right', 'said')}")
            case "detection":
                names = ("found", "low", "high", "cases", "alarms")
                told = self._counts(said, *(name for name in names if name in said))
                yield Claim("detection", about, told or "none")
            case "evaluation":
                yield Claim("evaluation", value=self._counts(said, "missed") if said else "unknown")
            case "provenance" if rest == "evaluation":
                counts = self._counts(said, "images", "patients")
                yield Claim("evaluation", value=f"{counts} {said['bundle']} {said['version']}")
            case "threshold":
                yield Claim("threshold", about, rest)
            case "limits":
                yield Claim("limit", value=f"{rest} {said.get('count', '')}".strip())
            case "provenance":
                yield Claim("provenance", value=" ".join((rest, *self._provenance(rest, said))))
            case "finding" if message == "finding-likely":
                yield Claim("probability", about, self._figure(said, "probability"))
                yield Claim("certainty", about, self._key("certainty", said["certainty"]))
            case "finding":
                yield from self._certain(said)
            case "certainty" | "side" | "verdict" | "stated":
                yield Claim(family, about, rest)
            case "untested":
                yield Claim("verdict", about, f"untested {rest}".strip())
            case "where":
                yield Claim("side", about, self._key("side", said["side"]))
                yield from self._zones(said["zones"])
            case "zone" if said:
                yield from self._zone(said)
            case "test":
                for part in ("before", "hidden", "elsewhere"):
                    yield Claim(part, about, self._figure(said, part))
            case "label":
                yield Claim("threshold", about, self._figure(said, "threshold"))
            case "ask":
                yield from self._remark(rest, said)
            case "percent":
                yield Claim(self._kind_of_percent(), about, self._figure(said, "percent"))
            case "sign":
                yield Claim("sign", self._condition, rest)
            case "code":
                yield Claim("code", about, said[CODE])
            case "urgency":
                yield Claim("urgency", about, rest)
            case "next":
                yield Claim("next", value=rest)
            case "against" if rest == "foreign_object":
                yield Claim("foreign_object", about)
            case "against":
                yield Claim("outside", about, self._figure(said, "share"))
            case "region":
                yield Claim("outline", about, self._figures(said, "support", "area"))
            case "stability":
                shifts: Kind = "unstable" if rest == "unstable" else "stable"
                yield Claim(shifts, about, self._figures(said, "lowest", "highest"))
            case "unstable":
                yield Claim("unstable", self._key("finding", said["finding"]), self._figure(said, "highest"))
            case "if" if rest == "stated":
                given, finding = (self._key("finding", said[name]) for name in ("given", "finding"))
                figures = self._figures(said, "chance", "chance_alone")
                yield Claim("if_stated", value=f"{given} {finding} {figures}")
            case "if":
                finding, figures = (
                    self._key("finding", said["finding"]),
                    self._figures(said, "before", "hidden"),
                )
                yield Claim("if_hidden", about, f"{finding} {rest.removeprefix('hidden-')} {figures}")
            case _:
                yield Claim("words", value=message)

    def _impression(self, rest: str, said: Mapping[str, str]) -> Iterator[Claim]:
        if rest == "abstained":
            yield Claim("title", value="abstained")
            return
        yield Claim("count", value=said.get("count", "0"))
        for one in finding_certain(self._catalogue).finditer(said.get("findings", "")):
            yield from self._certain(_groups(one))

    def _certain(self, said: Mapping[str, str]) -> Iterator[Claim]:
        key = self._key("finding", said["finding"])
        yield Claim("present", key)
        yield Claim("certainty", key, self._key("certainty", said["certainty"]))

    def _remark(self, message: str, said: Mapping[str, str]) -> Iterator[Claim]:
        """A message of an answer: what it says of the finding that it names, its side and zones apart."""
        values = {name: self._value(name, words) for name, words in said.items() if name != "zones"}
        about = values.pop("finding", "")
        self._about = about or self._about
        if message == "where-side":
            yield Claim("side", about, values.pop("side"))
        yield Claim("remark", about, " ".join((message, *(f"{n}={values[n]}" for n in sorted(values)))))
        yield from self._zones(said.get("zones", ""))

    def _value(self, name: str, words: str) -> str:
        """The keys that a variable of an answer names, or its figure."""
        if name in ("terms", "signs"):
            family, mark = ("finding", "comma") if name == "terms" else ("sign", "semicolon")
            between = f"{plain(self._catalogue.text(f'list-{mark}'))} "
            return ",".join(self._key(family, part) for part in words.split(between))
        if name in FINDINGS:
            return self._key("finding", words)
        family = name.removeprefix("earlier_")
        return self._key(family, words) if family in FAMILIES else self._figure(said={name: words}, name=name)

    def _zones(self, text: str) -> Iterator[Claim]:
        for one in zone_share(self._catalogue).finditer(text):
            yield from self._zone(_groups(one))

    def _zone(self, said: Mapping[str, str]) -> Iterator[Claim]:
        zone = self._key("zone", said["zone"])
        yield Claim("zone", self._about, f"{zone} {self._figure(said, 'share')}")

    def _provenance(self, line: str, said: Mapping[str, str]) -> tuple[str, ...]:
        names = {
            "image": ("source", "view"),
            "model": ("bundle", "version", "sha256"),
            "software": ("xvlm", "engine", "findings"),
            "thresholds": ("point",),
            "clinic-thresholds": ("point", "date", "sha256"),
        }[line]
        families = {"view": "view", "point": "operating-point"}
        return tuple(
            self._key(families[name], said[name]) if name in families else said[name] for name in names
        )

    def _kind_of_percent(self) -> Kind:
        match self._under:
            case "bar-before":
                return "before"
            case "bar-hidden":
                return "hidden"
            case "bar-elsewhere":
                return "elsewhere"
        return "probability"

    def _weighed(self, message: str) -> Iterator[Claim]:
        """That a sentence stands among those for or against a finding is a claim of its own."""
        if self._under == "label-supports":
            yield Claim("supports", self._about, message)
        if self._under == "label-against":
            yield Claim("against", self._about, message)

    def _figures(self, said: Mapping[str, str], *names: str) -> str:
        return " ".join(self._figure(said, name) for name in names)

    def _counts(self, said: Mapping[str, str], *names: str) -> str:
        return " ".join(count_in_english(said[name], self._catalogue) for name in names)

    def _figure(self, said: Mapping[str, str], name: str) -> str:
        return percent_in_english(said[name], self._catalogue)

    def _key(self, family: str, words: str | None) -> str:
        """The key behind a word of a family, in whatever case it stands."""
        if words is None:
            return ""
        known = keyed(self._catalogue, family)
        return next(key for key in known if re.fullmatch(re.escape(known[key]), words, re.IGNORECASE))


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value is not None}
