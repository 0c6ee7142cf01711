title = Radiographie thoracique expliquée
title-abstained = Aucune constatation donnée pour cette image
disclaimer = Ceci n’est pas un dispositif médical. Il aide un lecteur formé et ne le remplace jamais.
review-status = Texte français : ébauche, pas encore relue par un clinicien.
    .status = drafted
phantom-banner = IMAGE SYNTHÉTIQUE : produite par xvlm, aucun patient

heading-findings = Anomalies
heading-absent = Recherché et non trouvé
heading-cautions = Prudence
heading-measures = Mesures
heading-codes = Codes
heading-provenance = Origine de ce compte rendu
heading-limits = Limites

impression-some = { $count ->
    [one] Une anomalie dépasse son seuil : { $findings }.
   *[other] { $count } anomalies dépassent leur seuil : { $findings }.
}
impression-none = Aucune anomalie ne dépasse son seuil. Cela n’exclut pas une maladie.
impression-abstained = xvlm ne donne aucun résultat pour cette image.
finding-certain = { $finding } ({ $certainty })
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = L’image est couchée sur le côté ou à l’envers : faites-la pivoter { $turn } et réessayez.
abstention-other_view = Le fichier lui-même indique que ce n’est pas une incidence de face.
abstention-other_examination = Le fichier lui-même indique que ce n’est pas une radiographie du thorax.
abstention-negative = L’image est un négatif : les os sont sombres et l’air est clair. Exportez-la de nouveau avec les os clairs.
abstention-not_chest_radiograph = Cette image ne ressemble pas à une radiographie thoracique de face.
abstention-no_lungs_seen = Les poumons n’y sont pas visibles.
abstention-unlike_training_images = Elle est trop différente des images sur lesquelles le modèle a appris.
abstention-blank = L’image est vide ou presque sans contraste.
abstention-too_small = L’image a trop peu de pixels.
turn-90 = d’un quart de tour dans le sens horaire (90°)
turn-180 = d’un demi-tour (180°)
turn-270 = d’un quart de tour dans le sens antihoraire (90°)

caution-unlike_training_images = L’image diffère de celles sur lesquelles le modèle a appris ; les chiffres sont moins fiables.
caution-child = Le patient est un enfant ; le modèle a été entraîné et mesuré surtout sur des adultes.
caution-lungs_cropped = Une partie des poumons est hors de l’image.
caution-patient_rotated = Un champ pulmonaire est bien plus étroit que l’autre : le patient est peut-être tourné de côté, ou un poumon est plus petit.
caution-tilted = Le thorax penche d’un côté sur l’image ; les zones nommées peuvent être décalées.
caution-over_exposed = Les poumons sont très sombres (surexposition) ; de fins détails peuvent être perdus.
caution-under_exposed = Les poumons sont très clairs (sous-exposition) ; ce qu’ils contiennent peut être masqué.
caution-low_contrast = L’image est peu contrastée.
caution-low_resolution = L’image a peu de pixels ; de petites anomalies peuvent échapper.
caution-failed_gate = Cette copie du modèle a échoué à ses contrôles : ses réponses et les zones montrées s’écartent trop du modèle dont elle est issue. Ne vous y fiez pas.
caution-window_ignored = Les premiers réglages d’affichage du fichier ne conviennent pas à son image et n’ont pas été utilisés.
caution-says_other_body_part = Le fichier nomme une autre partie du corps que le thorax. Vérifiez que c’est la bonne image.
caution-says_other_view = Le fichier désigne cette image à la fois comme une incidence de face et comme une autre incidence. Vérifiez qu’elle a été prise de face.
caution-for_processing = Le fichier contient l’image brute du détecteur, et non celle qui est destinée à la lecture ; exportez celle-ci si possible.
caution-partly_blank = Le haut ou le bas de l’image est vide : l’image est peut-être coupée, ou abîmée.

certainty-possible = possible
certainty-probable = probable
certainty-very_likely = très probable
certainty-scale = Mots pour la probabilité d’une anomalie qui dépasse son seuil : possible au-dessous de { $probable }, probable au-dessous de { $very_likely }, très probable ensuite.

side-right = côté droit du patient
side-left = côté gauche du patient
side-both = les deux côtés
side-central = centre du thorax
zone-right_upper = zone supérieure droite
zone-right_middle = zone moyenne droite
zone-right_lower = zone inférieure droite
zone-left_upper = zone supérieure gauche
zone-left_middle = zone moyenne gauche
zone-left_lower = zone inférieure gauche
zone-outside_lungs = hors des poumons
zone-share = { $zone } { $share }
where-side = { $side } : { $zones }

label-where = Où
label-why = Pourquoi
label-consider = Envisager
label-threshold = seuil { $threshold }
test-figures = Probabilité { $before } ; cette région masquée { $hidden } ; une région égale masquée ailleurs { $elsewhere }.
verdict-matters = La réponse repose sur cette région.
verdict-matters_little = La réponse ne repose qu’un peu sur cette région.
verdict-does_not_matter = La réponse ne repose pas sur cette région : ne pas se fier à l’endroit indiqué.
untested = Il n’y avait rien à masquer : l’endroit indiqué n’a pas été vérifié.
stated-yes = Le rédacteur du modèle, interrogé à part, la signale aussi.
stated-no = Le rédacteur du modèle, interrogé à part, ne la signale pas.
bar-before = image telle quelle
bar-hidden = région masquée
bar-elsewhere = autre région masquée

absent-note = Chaque probabilité est restée sous son seuil. Non trouvé ne veut pas dire absent.

heart-ratio-PA = Index cardiothoracique { $ratio } (mesuré sur l’image, incidence PA). Au-dessus de { $limit }, le cœur est dit élargi sur les incidences PA de l’adulte (Danzer 1919).
heart-ratio-unknown = Index cardiothoracique { $ratio } (mesuré sur l’image, incidence inconnue). Au-dessus de { $limit }, le cœur est dit élargi sur les incidences PA de l’adulte (Danzer 1919) ; les incidences AP agrandissent le cœur.
heart-ratio-AP = Index cardiothoracique non mesuré : les incidences AP agrandissent le cœur.
heart-ratio-none = Index cardiothoracique non mesuré : les bords du cœur ne sont pas nets.

provenance-image = Image { $source }, incidence { $view }
provenance-model = Modèle { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = Seuils du modèle : { $point }
provenance-clinic-thresholds = Seuils de cette clinique, { $date } : { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm } sur { $engine }, table des anomalies { $findings }
operating-point-few_false_alarms = peu de fausses alertes
operating-point-best_f1 = équilibre entre oublis et fausses alertes (F1)
operating-point-sensitivity_90 = sensibilité de 90 %
view-PA = PA
view-AP = AP
view-unknown = inconnue

limits-list = Il recherche { $count } anomalies et rien d’autre. Les os, les dispositifs et les sondes ne sont pas lus.
limits-tuberculosis = Il n’a pas appris à reconnaître la { finding-tuberculosis }. Aucune réponse ici ne parle pour ou contre elle.
limits-place = Les contours montrent ce qui a pesé dans la réponse du modèle. Ils ne prouvent pas une maladie.
limits-sides = Les côtés valent pour une image présentée comme d’habitude, la droite du patient à gauche de l’observateur. Une image en miroir les inverse.
limits-consider = Ce qu’il faut envisager aussi est une liste générale, non lue sur cette image.

marker-right = D
marker-left = G
show = Montrer sur l’image
image-alt = Radiographie thoracique où les indices de chaque anomalie sont entourés
percent-under = < { $percent }
percent-over = > { $percent }

note = note
note-wrote = { $file } écrit
note-fallback = { $wanted } ne peut pas servir ici ; { $engine } est utilisé
step-explaining = explication
