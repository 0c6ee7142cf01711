# Réponses aux questions sur une image.
ask-raised = { $finding } : au-dessus du seuil, { $probability }, { $certainty } ; le seuil est de { $threshold }.
ask-raised-just = { $finding } : au-dessus du seuil, mais de justesse, { $probability }, { $certainty }.
ask-not-raised = { $finding } : au-dessous du seuil, { $probability } pour un seuil de { $threshold }.
ask-just-below = { $finding } : au-dessous du seuil, mais de justesse, avec { $probability }.
ask-below = { $finding } : au-dessous du seuil, avec { $probability }.
ask-not-absent = Non trouvé ne veut pas dire absent.
ask-where = Ce qui parle pour « { $finding } » se trouve ici : { $zones }.
ask-where-side = Ce qui parle pour « { $finding } » se trouve ici : { $side } ({ $zones }).
ask-no-place = Aucun endroit n’est donc indiqué pour « { $finding } ».
ask-no-cautions = Rien dans le cliché lui-même ne rend les chiffres moins fiables.

ask-more-likely = Des deux, « { $finding } » est ici plus probable que « { $other } ».
ask-equally = « { $finding } » et « { $other } » sont ici à peu près aussi probables.
ask-without = Si l’on masque ce qui parle pour « { $finding } », sa probabilité passe de { $before } à { $hidden } ; si l’on masque une région égale ailleurs, à { $elsewhere }.
ask-without-other = Si l’on masque ce qui parle pour « { $finding } », « { $other } » passe de { $before } à { $hidden } ; si l’on masque une région égale ailleurs, à { $elsewhere }.
ask-shared-evidence = La région qui parle pour « { $finding } » parle donc aussi pour « { $other } » : elle ne suffit pas à les distinguer.
ask-own-evidence = La région qui parle pour « { $finding } » ne dit donc presque rien de « { $other } ».
ask-rival-evidence = La région qui parle pour « { $finding } » parle donc contre « { $other } ».
ask-would-stay = « { $finding } » dépasserait encore son seuil.
ask-would-go = « { $finding } » ne dépasserait plus son seuil.
ask-would-come = « { $finding } » dépasserait alors son seuil.
ask-hiding-limits = Masquer une région montre sur quoi ce modèle s’appuie. Cela ne prédit pas l’état du patient.
ask-nothing-to-hide = Il n’y a rien à masquer pour « { $finding } ».
ask-nothing-goes-with = Ce que le rédacteur du modèle a appris ne dit rien de net des autres anomalies en présence de « { $finding } ».

ask-consider = Avec « { $finding } », envisager aussi : { $terms }.
ask-considered = « { $term } » figure sur la liste générale de ce qu’il faut envisager avec « { $finding } ».
ask-signs = Signes de « { $term } » que « { $other_term } » n’a pas, à chercher soi-même : { $signs }.

ask-no-prior = Cette image seule ne permet pas de répondre : donnez-moi aussi une image antérieure (--prior).
ask-prior-refused = Comparaison impossible : l’image antérieure n’a reçu aucun résultat.
ask-prior-same = Comparaison impossible : les deux images sont la même.
ask-prior-views = Comparaison impossible : l’incidence antérieure est { $earlier_view }, celle-ci { $view }, et cela seul change les chiffres.
ask-prior-view-unknown = L’incidence d’au moins une des deux images est inconnue ; si l’une est PA et l’autre AP, ne vous fiez pas aux changements.
ask-appeared = Nouveau : « { $finding } », { $then } alors et { $now } maintenant.
ask-gone = Repassé sous le seuil : « { $finding } », { $then } alors et { $now } maintenant.
ask-risen = Plus probable qu’avant : « { $finding } », { $then } alors et { $now } maintenant.
ask-fallen = Moins probable qu’avant : « { $finding } », { $then } alors et { $now } maintenant.
ask-steady = Sans changement net : « { $finding } », { $then } alors et { $now } maintenant.
ask-side-changed = Le côté de « { $finding } » a changé : { $earlier_side } alors, { $side } maintenant.
ask-no-change = Aucune anomalie n’a nettement changé.
ask-prior-limits = Un changement est dit net s’il dépasse ce que font de petits décalages de l’une ou l’autre image. Il n’a pas été vérifié que les deux images viennent d’un même patient.

ask-not-looked-for = Cette image ne me permet pas de le dire : le modèle ne recherche pas « { $term } ».
ask-cannot-tell = Cette image ne me permet pas de le dire.
ask-can-ask = Vous pouvez demander pourquoi une anomalie a été signalée ou non, pourquoi celle-ci plutôt que celle-là, où elle se trouve, à quel point c’est sûr, ce qu’il en serait si elle était masquée ou présente, ce que cela pourrait être d’autre ce qui a changé, si c’est grave et que faire ensuite. Posez vos questions en français, anglais, espagnol, portugais ou swahili.
ask-other-language = On ne peut pas encore poser de questions à xvlm dans cette langue. Posez-les en anglais, français, espagnol, portugais ou swahili.
