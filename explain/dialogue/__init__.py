"""Questions about an explained radiograph, and answers that rest on measurements alone.

    conversation = Conversation(session, open_study(Path("scan.dcm"), session))
    answer = conversation.ask("why pneumonia rather than pulmonary edema?")
    print(*sentences(answer, Catalogue("en")))

A question is understood (`understanding`, with the phrases of `questions/`), what it needs is asked of the
engine (`gathering`), the answer is put together in no language (`answering`) and worded (`wording`). What is
not understood to its last word, or not looked for, gets «I can't tell from this image».
"""

from .answer import Answer as Answer
from .answer import Remark as Remark
from .answer_json import answer_to_json as answer_to_json
from .conversation import Conversation as Conversation
from .facts import Facts as Facts
from .phrasebook import QUESTION_LANGUAGES as QUESTION_LANGUAGES
from .question import Question as Question
from .study import Study as Study
from .study import open_study as open_study
from .understanding import understand as understand
from .wording import sentences as sentences
