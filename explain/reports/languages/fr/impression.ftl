# Ce qui découle des anomalies, et les niveaux depuis la réponse entière jusqu’à l’image.
level-impression = Conclusion
level-finding = Anomalie
level-region = Région
level-pixels = Pixels

heading-next = Que faire ensuite
label-urgency = Urgence
label-supports = En faveur
label-against = En défaveur
label-what_if = Et si
label-outline = Contour

urgency-now = Maintenant : si elle est présente, elle ne peut pas attendre.
urgency-soon = Aujourd’hui : à éclaircir avant le départ du patient.
urgency-routine = Sans urgence : peut attendre une visite ordinaire.
urgency-soon_lowered = Aujourd’hui : ce n’est pas sûr, mais si le patient va mal, ne pas attendre.
urgency-routine_lowered = Sans urgence : ce n’est pas sûr ; si le patient va mal, à éclaircir aujourd’hui.

next-look_at_patient = Regarder d’abord le patient ; l’image vient après.
next-look_further = Si le patient va mal, continuer à chercher, quoi que dise cette réponse.
next-compare = Comparer avec une image antérieure, s’il y en a une.
next-lateral = Une incidence de profil peut montrer où elle se trouve.
next-expiration = Un nouveau cliché debout et en expiration peut mieux montrer le bord du poumon.
next-upright_pa = Un nouveau cliché debout, en incidence PA, montre mieux la taille du cœur.
next-ultrasound = L’échographie, là où elle existe, montre mieux le liquide.
next-test_tuberculosis = Là où la { finding-tuberculosis } est fréquente, la rechercher par un test ; cette réponse n’en dit rien.
next-follow_up = Refaire l’image plus tard, pour voir si elle s’est éclaircie.
next-refer = Organiser un examen plus poussé, avec un scanner là où il y en a un.
note-next = Ces étapes sont générales et proposées pour discussion ; c’est le lecteur formé qui décide.

against-outside_lungs = { $share } de ce qui a pesé dans la réponse se trouve hors des poumons.
against-foreign_object = Un dispositif ou une marque se trouve à cet endroit : c’est peut-être ce que le modèle a vu.
stability-stable = Décalée d’un pixel, l’image donne de { $lowest } à { $highest } : l’anomalie reste au-dessus de son seuil.
stability-unstable = Instable : décalée d’un pixel, l’image donne de { $lowest } à { $highest }, et l’anomalie passe sous son seuil.
unstable-absent = Instable : { $finding } est sous son seuil, mais décalée d’un pixel l’image donne { $highest }, ce qui le dépasse.
untested-budget = Trop d’anomalies ont été relevées pour vérifier chacune : l’endroit indiqué n’a pas été vérifié.

if-hidden-falls = Sans cette région, { $finding } passerait de { $before } à { $hidden } (baisse).
if-hidden-rises = Sans cette région, { $finding } passerait de { $before } à { $hidden } (hausse).
if-hidden-same = Sans cette région, { $finding } serait à { $hidden } au lieu de { $before } : cela ne repose pas sur cette région.
if-stated = Avec { $given }, le rédacteur du modèle nommerait { $finding } à { $chance } au lieu de { $chance_alone }. C’est une association apprise, pas une cause.

region-outline = Le contour contient { $support } de ce qui a pesé en faveur de l’anomalie, sur { $area } de l’image.
pixels-legend = Les endroits orange ont fait monter la réponse, les bleus l’ont fait baisser. Le modèle voit des carrés grossiers : un détail plus fin ne veut rien dire.
