title = Quel appareil pour quel dispensaire
lead = xvlm explique des radiographies du thorax. Cette page compare les appareils qui peuvent le faire tourner : ce qui y a été mesuré et, dans un autre style, ce qui n’a été qu’estimé.
disclaimer = xvlm n’est pas un dispositif médical. Il aide un lecteur formé et ne le remplace jamais.
made = Mesuré du { $from } au { $to } ; écrit par xvlm { $version }.
review-status = Texte français : ébauche, pas encore relue par un acheteur ni par un clinicien.

who-pass = Atteint la cible de l’OMS pour ce sur quoi il a été testé : sensibilité { $sensitivity }, spécificité { $specificity }.
who-not-shown = Les chiffres atteignent la cible de l’OMS pour ce sur quoi il a été testé, mais pas leurs intervalles : sensibilité { $sensitivity }, spécificité { $specificity }. Il faut davantage de cas.
who-fail = Manque la cible de l’OMS pour ce sur quoi il a été testé : sensibilité { $sensitivity }, spécificité { $specificity }.
who-not-measured = Non comparé à la cible de l’OMS : aucune évaluation de ce paquet n’a été donnée.
who-target = La cible est une sensibilité d’au moins { $sensitivity } et une spécificité d’au moins { $specificity } (OMS 2014, test de triage de la tuberculose). Le modèle a été testé sur : { $findings }. Il n’a pas été testé sur la tuberculose, et aucun chiffre ici n’en parle.
alert-bundle = Paquet { $bundle }
alert-gate-failed = A échoué à ses contrôles à sa fabrication : ses réponses et les zones montrées s’écartent trop du modèle dont il est issu. N’achetez pas sur la foi de ces chiffres.
alert-reference-failed = Ses explications ont été comparées à celles d’un modèle qui a lui-même échoué à ses contrôles.
bounds-broken = Limites dépassées, dans les termes de xvlm : { $bounds }
alert-other-bundle = Toutes les lignes ne sont pas du même paquet : elles ne comparent pas que des appareils.
alert-other-data = Toutes les lignes n’ont pas été mesurées sur les mêmes images : elles ne comparent pas que des appareils.
alert-other-version = Toutes les lignes n’ont pas été mesurées par la même version de xvlm.
alert-busy = La machine n’était pas au repos, ou pas stable, pendant la mesure : ne citez pas ces durées ({ $devices }).
alert-cut-short = Une mesure a été interrompue ; ce qui était déjà mesuré est montré ({ $devices }).
alert-no-fidelity = Fidélité des explications : non mesurée pour ce paquet.

heading-devices = Appareils
column-device = Appareil
column-hour = Examens par heure
column-seconds = Durée d’un examen
column-answer = Part du modèle
column-watts = Puissance
column-price = Prix
column-thousand = Coût de 1 000 examens
column-accuracy = Exactitude
column-fidelity = Explications
column-who = Cible de l’OMS
meaning-seconds = Du fichier de l’image au compte rendu. Neuf examens sur dix ne durent pas plus ; au-dessous, l’intervalle où se trouve ce chiffre avec une confiance de 95 %.
meaning-answer = Part du modèle : sa réponse à une radiographie en mémoire, anomalies et cartes ; médiane. Un examen l’interroge plusieurs fois, pour éprouver les indices.
meaning-estimate = Estimations : la part du modèle d’après les débits maximaux de l’appareil ; le reste d’un examen est supposé durer autant que sur les appareils mesurés.
meaning-accuracy = AUROC : 0,5 équivaut au hasard, 1 ne se trompe jamais ; moyenne des anomalies testées.
meaning-fidelity = Accord des cartes avec celles du modèle avant compression (ρ de Spearman ; 1 = identiques).
meaning-thousand = Appareil et électricité sur { $years } ans, { $studies } examens par jour, { $days } jours par an, allumé { $hours } heures par jour, électricité à { $electricity } le kWh.
estimate = estimation
measured = mesuré
not-measured = non mesuré
not-known = inconnu
price-not-known = prix inconnu
data-sheet = fiche technique
watts-measured = mesuré
who-short-pass = atteinte
who-short-not-shown = non démontrée
who-short-fail = manquée
who-short-not-measured = non mesurée
range = { $low } à { $high }
range-from = à partir de { $low } ; trop peu d’essais pour dire jusqu’où
range-to = jusqu’à { $high } ; trop peu d’essais pour dire à partir d’où
range-none = trop peu d’essais pour donner un intervalle
seconds = { $number } s
milliseconds = { $number } ms
watts = { $number } W
megabytes = { $number } Mo
joules = { $number } J
worst = au pire: { $finding } { $number }
times = { $number } fois

remark-gate-failed = son paquet a échoué à ses contrôles
remark-other-bundle = un autre paquet que la première ligne
remark-other-data = mesuré sur d’autres images que la première ligne
remark-other-version = mesuré par une autre version de xvlm que la première ligne
remark-cut-short = interrompu par l’utilisateur
remark-busy = la machine n’était pas au repos, ou pas stable : ne pas citer
remark-few-runs = peu d’essais, donc un intervalle large
remark-drift = la machine a ralenti ou accéléré en cours de route
remark-on-battery = fonctionnait sur batterie
remark-too-slow = trop lent pour la journée de ce dispensaire
remark-error-known = la méthode s’est trompée jusqu’à { $factor } sur les appareils mesurés
remark-error-unknown = son erreur possible est inconnue
remark-quality-other-engine = exactitude ou explications mesurées sur un autre moteur que les durées
remark-fallback = a tourné sur un autre moteur que celui que préfère le paquet

heading-choice = Pour quel dispensaire
choice-lead = L’appareil sur lequel un examen coûte le moins et qui vient à bout de la journée, d’après ce qu’on sait du prix et de la puissance.
choice-clinic = Dispensaire
choice-studies = { $studies } examens par jour
choice-measured = Le moins cher, mesuré
choice-estimated = Le moins cher, estimé
choice-none = aucun dont le prix et la puissance soient connus
choice-cost = { $device } : { $cost } pour 1 000 examens

heading-latency = Combien de temps cela prend
latency-lead = Chaque ligne est un appareil : quelle part des demandes était terminée à quel moment. Plus elle est raide, plus c’est régulier.
latency-x = millisecondes (échelle log.)
latency-y = part terminée
scenario-single-stream = Une radiographie après l’autre, en mémoire : la seule réponse du modèle (single stream)
scenario-multi-stream = Huit radiographies à la fois, en mémoire (multi stream)
scenario-offline = Lots de 32, autant que possible (offline)
scenario-whole-job = Travail entier : du fichier au compte rendu
scenario-cold-start = Démarrage : de la ligne de commande au compte rendu affiché
scenario-cold-start-disk = Démarrage depuis le disque : les copies des fichiers en mémoire ont été abandonnées
column-median = médiane
column-p90 = 90 sur 100
column-p99 = 99 sur 100
column-throughput = radiographies par seconde
column-queries = demandes
column-memory = mémoire maximale
column-steady = mémoire après
column-energy = énergie par radiographie
unread-energy = Énergie, non mesurée : { $reason }
unread-scenario = { $scenario } : non mesuré, { $reason }
reason-no-rapl = le système ne montre aucun compteur de l’énergie du processeur (RAPL)
reason-rapl-for-root = seul l’administrateur peut lire les compteurs d’énergie du processeur (RAPL)
reason-no-nvml-package = le paquet logiciel nvidia-ml-py n’est pas installé
reason-no-nvml-energy = la carte graphique ne donne pas son énergie ({ $detail })
reason-nothing-read = le compteur n’a rien donné
reason-no-process-times = ce système n’indique ni la durée ni la mémoire d’un processus
reason-no-cache-drop = les copies de fichiers du système ne peuvent pas être vidées ici
reason-cut-short = la mesure a été interrompue
reason-failed = elle a échoué ({ $detail })

heading-tradeoff = Explications et vitesse
tradeoff-lead = Plus haut : plus fidèle au modèle avant compression ; plus à gauche : plus rapide. Les appareils sans accord mesuré ne sont pas dessinés.
tradeoff-x = réponse du modèle, millisecondes (échelle log.)
tradeoff-y = accord des cartes
tradeoff-none = Non dessiné : aucune comparaison de fidélité n’a été donnée pour un paquet de cette page.

heading-reliability = Les probabilités sont-elles vraies ?
reliability-lead = Parmi les anomalies dites probables à 10 %, une sur dix devrait être là : les points sont alors sur la ligne pointillée. Erreur attendue { $error }.
reliability-x = annoncé
reliability-y = observé
reliability-none = Non mesuré : aucune évaluation n’a été donnée.

heading-findings = Anomalie par anomalie
findings-lead = AUROC de chaque anomalie avec l’intervalle où elle se trouverait sans doute avec d’autres patients. Pâle : moins de { $enough } cas, qui ne disent presque rien. Pointillé : le hasard.
findings-x = AUROC
findings-data = { $images } radiographies de { $patients } patients.

heading-roofline = À quelle distance de la limite
roofline-lead = La ligne est ce que la machine pourrait faire au mieux, le point ce que la réponse du modèle a atteint. Les estimations partent de là.
roofline-x = opérations par octet
roofline-y = opérations par seconde

heading-examples = Explications avant et après compression
examples-lead = La même image, expliquée par le modèle avant compression et après. Les contours montrent ce qui a influencé la réponse.
example-phantom = Fantôme : image synthétique, d’aucun patient
example-image = Image { $number }, donnée par l’auteur de cette page
example-before = avant
example-after = après
example-none-found = aucune anomalie au-dessus de son seuil
example-abstained = aucune anomalie donnée
examples-none = Aucune : les deux paquets n’ont pas été donnés.

heading-method = Méthode
method-scenarios = Scénarios comme dans MLPerf Inference, avec l’horloge de xvlm : une demande suit l’autre après un échauffement qui ne compte pas. Un scénario finit quand son centile est connu à { $precision } près avec une confiance de 95 %, ou quand son temps est écoulé ; son intervalle a alors la largeur que permettent les essais.
method-intervals = Les intervalles des centiles viennent des statistiques d’ordre et ne supposent aucune forme des durées ; si l’allure de la machine a changé, ils sont élargis d’autant ; ceux de l’exactitude et de l’accord, du retirage des patients (bootstrap).
method-idle = Si la machine était au repos se voit à ce que d’autres ont pris de ses processeurs, et à un petit travail, toujours le même, fait entre les demandes. Quand d’autres ont pris plus d’un dixième des processeurs, ou ralenti ce travail plus d’une fois sur dix, les durées ne sont pas à citer.
method-energy = L’énergie est lue sur les compteurs de la machine si elle en a. Les watts d’une fiche technique ne sont pas une mesure.
method-estimates = Estimations : opérations et octets des graphes du modèle face aux débits maximaux de l’appareil (roofline), fois { $factor }, facteur dont { $devices ->
    [one] un appareil mesuré était
   *[other] { $devices } appareils mesurés étaient
} plus lents. Aucun opérateur n’est supposé démarrer en moins de { $launch }. L’estimation d’une carte graphique d’après des processeurs est la plus faible.
method-error-known = En laissant chaque appareil mesuré de côté et en l’estimant d’après les autres, on s’est trompé jusqu’à { $factor }.
method-error-unknown = Avec un seul appareil mesuré, la méthode ne peut être vérifiée : son erreur est inconnue.
method-no-estimates = Pas d’estimations : aucune mesure ne nomme un appareil dont les débits maximaux sont connus (xvlm bench run --device).
method-files = Qui doute d’un chiffre trouve chaque durée dans les fichiers des mesures, dont le format est publié.

heading-limits = Limites
limit-place = Les durées sont celles d’une machine de chaque sorte, un certain jour.
limit-phantoms = La vitesse a été mesurée sur : { $kinds }. Ce que montre une image change la durée de son explication.
limit-quality = Exactitude et explications appartiennent à un paquet et ont été mesurées sur un moteur.
limit-price = Les prix sont du jour et du lieu que nomme le profil, sans taxes, écran ni réparation.
limit-watts = Tout appareil est supposé tirer toute sa puissance tant qu’il est allumé, ce qui surestime le coût de l’électricité. Là où une mesure ou une fiche technique ne couvre que le processeur, l’écran, le disque et la mémoire viennent en plus.

heading-machines = Sur quoi on a mesuré
machine-line = { $cpu }, { $cores } cœurs, { $memory } de mémoire, { $os } ; { $engine }, { $threads } fils ; Python { $python } ; régulateur de fréquence { $governor }
machine-bundle = paquet { $bundle } { $version }, { $size }, sha256 { $sha256 }
machine-data = { $count } { $kind }, sha256 { $sha256 }
kind-phantoms = fantômes
kind-radiographs = radiographies
