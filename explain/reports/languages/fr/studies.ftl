# Many studies: whose they are, and what became of each file that was met.
studies-title = Examens
studies-count = Fichiers rencontrés : { $met } ; expliqués : { $explained } ; refusés : { $refused } ; laissés de côté : { $skipped }
studies-order = Les plus urgents d’abord, puis les plus probables.
studies-raised = Quelque chose a été trouvé
studies-none = Aucune anomalie ne dépasse son seuil
studies-refused = Refusés : à regarder vous-même
studies-skipped = Laissés de côté : pas des radiographies
studies-kept = Déjà faits et gardés : { $count }. Avec --again, ils sont refaits.
studies-stopped = Arrêté : { $done } fichiers sur { $met } sont faits.
studies-go_on = Ils sont gardés dans { $folder }. Redonnez la même commande pour continuer.

studies-skipped_file = laissé de côté { $file } : { $reason }
skipped-empty = Le fichier est vide. Si c’était une radiographie, copiez-la de nouveau.
skipped-report = C’est un compte rendu écrit par xvlm.
skipped-index = C’est la liste d’un disque. Les images qu’elle nomme sont comptées à part.
skipped-other = Ce n’est pas une image d’un type que xvlm sait lire.

identity-path = Fichier
identity-name = Nom
identity-patient_id = Numéro du patient
identity-birth_date = Date de naissance
identity-age = Âge
identity-sex = Sexe
identity-study_date = Date de l’examen
identity-accession = Numéro de la demande
age-D = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
age-W = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
age-M = { $count } mois
age-Y = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
sex-M = homme
sex-F = femme
sex-O = autre
identity-letters = Une lettre remplacée par _ ne peut pas être dessinée ici. Voyez la page HTML ou le fichier.
