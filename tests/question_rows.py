"""Questions in five languages, and what each asks: the kind, then the findings."""

ENGLISH = """
why pneumonia? | why pneumonia
Why do you think it's pneumonia? | why pneumonia
What is the evidence for a mass? | why mass
why not pulmonary edema? | why_not edema
Why didn't you find a pneumothorax? | why_not pneumothorax
what speaks against pneumonia? | why_not pneumonia
why pneumonia rather than pulmonary oedema? | rather pneumonia edema
why consolidation rather than a mass? | rather consolidation mass
rather than edema, why pneumonia? | rather pneumonia edema
why pneumonia and not an effusion? | rather pneumonia effusion
why is it not pneumonia but edema? | rather edema pneumonia
pneumonia or effusion? | rather pneumonia effusion
what's the difference between pneumonia and atelectasis? | rather pneumonia atelectasis
where is the effusion? | where effusion
WHICH SIDE IS THE EFUSION ON | where effusion
how sure are you of the penumonia? | how_sure pneumonia
how likely is a lung mass? | how_sure mass
how sure are you overall? | how_sure
what if the effusion were absent? | what_if effusion
what if pneumonia were present? | if_present pneumonia
if an effusion were present, would you say atelectasis? | if_present effusion atelectasis
would you say atelectasis if there were an effusion? | if_present effusion atelectasis
what would happen without the effusion? | what_if effusion
would you still say pneumonia without the effusion? | what_if effusion pneumonia
what else could the mass be? | what_else mass
what is the differential diagnosis of the nodule? | what_else nodule
what has changed? | compare
has the effusion grown since the last image? | compare effusion
is there a hiatus hernia? | present hernia
is the heart enlarged? | present cardiomegaly
is there TB? | present tuberculosis
what do you see? | overview
why pneumonia rather than tuberculosis? | rather pneumonia tuberculosis
is the result tuberculosis? | present tuberculosis
is there anything like TB? | present tuberculosis
are there findings of pneumothorax? | present pneumothorax
is the heart size normal? | present cardiomegaly
if not pneumonia, then what? | what_else pneumonia
any abnormality like cancer? | present malignancy
what are the findings? | overview
can you tell me if there is a pneumothorax? | present pneumothorax
tell me if there is a pneumonia | present pneumonia
can you see if there is a mass? | present mass
what would you see if there were an effusion? | if_present effusion
what would change if pneumonia were present? | if_present pneumonia
if you look at the old film, has the effusion grown? | compare effusion
how much confidence do you have in the mass? | how_sure mass
is pneumonia more likely than edema? | rather pneumonia edema
if it is not pneumonia, what else could it be? | what_else pneumonia
what else would you see without the effusion? | what_if effusion
pneumonia, effusion or tuberculosis? | rather pneumonia effusion tuberculosis
rather than cancer, could the mass be tuberculosis? | rather mass malignancy tuberculosis
without pneumonia, would there be tuberculosis? | what_if pneumonia tuberculosis
how much effusion is there? | unknown
how many nodules are there? | unknown
is there more than one nodule? | unknown
what if I hide the left lung? | unknown
without the left lung, what would you see? | unknown
"""
FRENCH = """
Pourquoi une pneumonie ? | why pneumonia
Pourquoi penses-tu que c'est une pneumonie ? | why pneumonia
pourquoi pas un œdème pulmonaire ? | why_not edema
Pourquoi n'as-tu pas trouvé de pneumothorax ? | why_not pneumothorax
qu'est-ce qui parle contre la pneumonie ? | why_not pneumonia
Pourquoi une pneumonie plutôt qu'un oedeme pulmonaire ? | rather pneumonia edema
pourquoi une pneumonie et pas un épanchement ? | rather pneumonia effusion
pneumonie ou épanchement ? | rather pneumonia effusion
quelle est la différence entre pneumonie et atélectasie ? | rather pneumonia atelectasis
Où est l'épanchement ? | where effusion
ou est l'epanchement | where effusion
de quel côté est l'épanchement pleural ? | where effusion
êtes-vous sûr de la pneumonie ? | how_sure pneumonia
quelle est la probabilité d'une masse ? | how_sure mass
à quel point es-tu sûr, dans l'ensemble ? | how_sure
et si l'épanchement était absent ? | what_if effusion
et s'il y avait un épanchement ? | if_present effusion
que se passe-t-il si on masque l'épanchement ? | what_if effusion
et sans l'épanchement ? | what_if effusion
quels sont les diagnostics différentiels de la masse ? | what_else mass
qu'est-ce qui a changé depuis la dernière radio ? | compare
l'épanchement a-t-il augmenté ? | compare effusion
y a-t-il une tuberculose ? | present tuberculosis
y a-t-il une pnemonie ? | present pneumonia
le cœur est-il gros ? | present cardiomegaly
OAP ? | present edema
que vois-tu ? | overview
le résultat est-il la tuberculose ? | present tuberculosis
y a-t-il une anomalie comme un cancer ? | present malignancy
peux-tu dire s'il y a un pneumothorax ? | present pneumothorax
dis-moi s'il y a une pneumonie | present pneumonia
la taille du cœur est-elle normale ? | present cardiomegaly
et s'il s'agissait d'une pneumonie ? | if_present pneumonia
y a-t-il quelque chose comme une tuberculose ? | present tuberculosis
où se voit la masse ? | where mass
l'épanchement s'est-il aggravé ? | compare effusion
s'il n'y avait pas d'épanchement ? | what_if effusion
à quel point es-tu sûr de la pneumonie ? | how_sure pneumonia
si ce n'est pas une pneumonie, quoi d'autre ? | what_else pneumonia
combien de nodules y a-t-il ? | unknown
y a-t-il plus d'un nodule ? | unknown
et si on masque le poumon gauche ? | unknown
"""
SPANISH = """
¿Por qué neumonía? | why pneumonia
¿por qué crees que es una neumonía? | why pneumonia
por que no edema pulmonar | why_not edema
¿por qué no encontraste un neumotórax? | why_not pneumothorax
¿por qué neumonía en lugar de edema pulmonar? | rather pneumonia edema
¿por qué neumonía y no derrame? | rather pneumonia effusion
¿neumonía o derrame? | rather pneumonia effusion
¿qué diferencia hay entre neumonía y atelectasia? | rather pneumonia atelectasis
¿dónde está el derrame? | where effusion
¿de qué lado está el derrame pleural? | where effusion
¿qué tan seguro estás de la neumonía? | how_sure pneumonia
¿cuál es la probabilidad de una masa? | how_sure mass
¿qué tan seguro estás en general? | how_sure
¿y si no hubiera derrame? | what_if effusion
¿y si hubiera derrame? | if_present effusion
¿qué pasaría si ocultas el derrame? | what_if effusion
¿qué pasa sin el derrame? | what_if effusion
¿qué otra cosa podría ser la masa? | what_else mass
¿qué ha cambiado desde la última radiografía? | compare
¿ha crecido el derrame? | compare effusion
¿hay tuberculosis? | present tuberculosis
¿hay neumonia? | present pneumonia
¿el corazón está agrandado? | present cardiomegaly
¿qué ves? | overview
¿hay algo como tuberculosis? | present tuberculosis
¿puede decir si hay neumotórax? | present pneumothorax
¿hay alguna anomalía como cáncer? | present malignancy
¿el tamaño del corazón es normal? | present cardiomegaly
¿cuánta certeza tienes de la neumonía? | how_sure pneumonia
si no es neumonía, ¿qué otra cosa podría ser? | what_else pneumonia
¿cuántos nódulos hay? | unknown
¿hay más de un nódulo? | unknown
¿qué pasa sin el pulmón izquierdo? | unknown
"""
PORTUGUESE = """
Por que uma pneumonia? | why pneumonia
por que acha que é uma pneumonia? | why pneumonia
porque não edema pulmonar? | why_not edema
por que não encontrou um pneumotórax? | why_not pneumothorax
por que pneumonia em vez de edema pulmonar? | rather pneumonia edema
por que pneumonia e não derrame? | rather pneumonia effusion
pneumonia ou derrame? | rather pneumonia effusion
qual a diferença entre pneumonia e atelectasia? | rather pneumonia atelectasis
onde está o derrame? | where effusion
onde fica o derrame pleural? | where effusion
de que lado está o derrame? | where effusion
tem certeza da pneumonia? | how_sure pneumonia
qual é a probabilidade de uma massa? | how_sure mass
qual a certeza no geral? | how_sure
e se não houvesse derrame? | what_if effusion
e se houvesse derrame? | if_present effusion
há derrame? | present effusion
o que aconteceria se ocultasse o derrame? | what_if effusion
o que acontece sem o derrame? | what_if effusion
que outra coisa pode ser a massa? | what_else mass
o que mudou desde a última radiografia? | compare
o derrame aumentou? | compare effusion
há tuberculose? | present tuberculosis
o coração está aumentado? | present cardiomegaly
o que você vê? | overview
há algo como tuberculose? | present tuberculosis
pode dizer se há pneumotórax? | present pneumothorax
onde se vê a massa? | where mass
vê-se derrame? | present effusion
onde se localiza o derrame? | where effusion
o derrame se agravou? | compare effusion
o tamanho do coração é normal? | present cardiomegaly
e quanto ao derrame? | present effusion
quanta certeza tem da pneumonia? | how_sure pneumonia
se não é pneumonia, o que mais pode ser? | what_else pneumonia
quanto derrame há? | unknown
há mais de um nódulo? | unknown
e sem o pulmão esquerdo? | unknown
"""
SWAHILI = """
Kwa nini nimonia? | why pneumonia
kwa nini unadhani ni nimonia? | why pneumonia
kwa nini si maji ndani ya mapafu? | why_not edema
kwa nini hukuona hewa kuzunguka pafu? | why_not pneumothorax
kwa nini nimonia badala ya maji ndani ya mapafu? | rather pneumonia edema
kwa nini nimonia na si maji kuzunguka pafu? | rather pneumonia effusion
nimonia au maji kuzunguka pafu? | rather pneumonia effusion
kuna tofauti gani kati ya nimonia na atelectasis? | rather pneumonia atelectasis
maji kuzunguka pafu yako wapi? | where effusion
nimonia iko upande gani? | where pneumonia
una uhakika gani kuhusu nimonia? | how_sure pneumonia
uwezekano wa uvimbe ni kiasi gani? | how_sure mass
una uhakika kiasi gani kwa ujumla? | how_sure
je, kama maji kuzunguka pafu yasingekuwepo? | what_if effusion
itakuwaje kama nimonia isingekuwepo? | what_if pneumonia
itakuwaje kama kungekuwa na nimonia? | if_present pneumonia
bila nimonia itakuwaje? | what_if pneumonia
tukificha nimonia itakuwaje? | what_if pneumonia
uvimbe unaweza kuwa nini kingine? | what_else mass
nini kimebadilika tangu picha iliyopita? | compare
je, kuna kifua kikuu? | present tuberculosis
je, kuna TB? | present tuberculosis
moyo ni mkubwa? | present cardiomegaly
unaona nini? | overview
kuna tatizo la kifua kikuu? | present tuberculosis
kuna kitu kama nimonia? | present pneumonia
niambie kama kuna nimonia | present pneumonia
ukubwa wa moyo ni wa kawaida? | present cardiomegaly
kama si nimonia, inaweza kuwa nini kingine? | what_else pneumonia
maji nje ya pafu kiasi gani? | unknown
kuna vinundu vingapi? | unknown
bila pafu la kushoto? | unknown
"""
TABLES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH, "pt": PORTUGUESE, "sw": SWAHILI}
