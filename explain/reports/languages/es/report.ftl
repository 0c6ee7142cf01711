title = Radiografía de tórax explicada
title-abstained = No se dan hallazgos para esta imagen
disclaimer = No es un producto sanitario. Ayuda a un lector formado y nunca lo sustituye.
review-status = Texto en español: borrador, aún no revisado por un clínico.
    .status = drafted
phantom-banner = IMAGEN SINTÉTICA: hecha por xvlm, no es de ningún paciente

heading-findings = Hallazgos
heading-absent = Buscado y no encontrado
heading-cautions = Precaución
heading-measures = Medidas
heading-codes = Códigos
heading-provenance = De dónde viene este informe
heading-limits = Límites

impression-some = { $count ->
    [one] Un hallazgo superó su umbral: { $findings }.
   *[other] { $count } hallazgos superaron su umbral: { $findings }.
}
impression-none = Ningún hallazgo superó su umbral. Esto no descarta una enfermedad.
impression-abstained = xvlm no da hallazgos para esta imagen.
finding-certain = { $finding } ({ $certainty })
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = La imagen está acostada o cabeza abajo: gírela { $turn } e inténtelo de nuevo.
abstention-other_view = El propio archivo indica que no es una proyección frontal.
abstention-other_examination = El propio archivo indica que no es una radiografía de tórax.
abstention-negative = La imagen es un negativo: los huesos se ven oscuros y el aire claro. Expórtela de nuevo con los huesos claros.
abstention-not_chest_radiograph = No parece una radiografía frontal de tórax.
abstention-no_lungs_seen = No se pudieron ver los pulmones.
abstention-unlike_training_images = Es demasiado distinta de las imágenes con las que aprendió el modelo.
abstention-blank = La imagen está vacía o casi no tiene contraste.
abstention-too_small = La imagen tiene muy pocos píxeles.
turn-90 = un cuarto de vuelta en sentido horario (90°)
turn-180 = media vuelta (180°)
turn-270 = un cuarto de vuelta en sentido antihorario (90°)

caution-unlike_training_images = La imagen difiere de las que el modelo usó para aprender; confíe menos en las cifras.
caution-child = El paciente es un niño; el modelo se entrenó y se midió sobre todo en adultos.
caution-lungs_cropped = Parte de los pulmones queda fuera de la imagen.
caution-patient_rotated = Un campo pulmonar es mucho más estrecho que el otro: puede que el paciente esté girado o que un pulmón sea más pequeño.
caution-tilted = El tórax se inclina hacia un lado en la imagen; las zonas nombradas pueden estar desplazadas.
caution-over_exposed = Los pulmones están muy oscuros (sobreexposición); pueden perderse detalles finos.
caution-under_exposed = Los pulmones están muy claros (subexposición); lo que hay en ellos puede quedar oculto.
caution-low_contrast = La imagen tiene poco contraste.
caution-low_resolution = La imagen tiene pocos píxeles; pueden pasar inadvertidos hallazgos pequeños.
caution-failed_gate = Esta copia del modelo no superó sus controles: lo que dice, y dónde lo señala, se aparta demasiado del modelo del que procede. No se fíe de ella.
caution-window_ignored = Los primeros ajustes de visualización del archivo no corresponden a su imagen y no se usaron.
caution-says_other_body_part = El archivo nombra otra parte del cuerpo y no el tórax. Compruebe que es la imagen correcta.
caution-says_other_view = El archivo llama a esta imagen frontal y también la nombra como otra proyección. Compruebe que se tomó de frente.
caution-for_processing = El archivo contiene la imagen sin procesar del detector, no la preparada para la lectura; exporte esa si puede.
caution-partly_blank = La parte de arriba o de abajo de la imagen está vacía: la imagen puede estar cortada o dañada.

certainty-possible = posible
certainty-probable = probable
certainty-very_likely = muy probable
certainty-scale = Palabras para la probabilidad de un hallazgo que superó su umbral: posible por debajo de { $probable }, probable por debajo de { $very_likely }, muy probable desde ahí.

side-right = lado derecho del paciente
side-left = lado izquierdo del paciente
side-both = ambos lados
side-central = centro del tórax
zone-right_upper = zona superior derecha
zone-right_middle = zona media derecha
zone-right_lower = zona inferior derecha
zone-left_upper = zona superior izquierda
zone-left_middle = zona media izquierda
zone-left_lower = zona inferior izquierda
zone-outside_lungs = fuera de los pulmones
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = Dónde
label-why = Por qué
label-consider = Considerar
label-threshold = umbral { $threshold }
test-figures = Probabilidad { $before }; con esta zona oculta { $hidden }; con otra zona igual oculta en otro lugar { $elsewhere }.
verdict-matters = La respuesta se apoya en esta zona.
verdict-matters_little = La respuesta se apoya solo un poco en esta zona.
verdict-does_not_matter = La respuesta no se apoya en esta zona: no se fíe del lugar mostrado.
untested = No había nada que ocultar, así que el lugar mostrado no se comprobó.
stated-yes = El redactor del modelo, consultado por separado, también lo nombró.
stated-no = El redactor del modelo, consultado por separado, no lo nombró.
bar-before = imagen tal como es
bar-hidden = esta zona oculta
bar-elsewhere = otra zona oculta

absent-note = Cada uno quedó por debajo de su umbral. No encontrado no quiere decir ausente.

heart-ratio-PA = Índice cardiotorácico { $ratio } (medido en la imagen, proyección PA). Por encima de { $limit } se llama agrandado en proyecciones PA de adultos (Danzer 1919).
heart-ratio-unknown = Índice cardiotorácico { $ratio } (medido en la imagen, proyección desconocida). Por encima de { $limit } se llama agrandado en proyecciones PA de adultos (Danzer 1919); las proyecciones AP agrandan el corazón.
heart-ratio-AP = Índice cardiotorácico no medido: las proyecciones AP agrandan el corazón.
heart-ratio-none = Índice cardiotorácico no medido: los bordes del corazón no son nítidos.

provenance-image = Imagen { $source }, proyección { $view }
provenance-model = Modelo { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = Umbrales del modelo: { $point }
provenance-clinic-thresholds = Umbrales de esta clínica, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm } en { $engine }, tabla de hallazgos { $findings }
operating-point-few_false_alarms = pocas falsas alarmas
operating-point-best_f1 = equilibrio entre omisiones y falsas alarmas (F1)
operating-point-sensitivity_90 = sensibilidad del 90 %
view-PA = PA
view-AP = AP
view-unknown = desconocida

limits-list = Busca { $count } hallazgos y nada más. No se leen huesos, dispositivos ni tubos.
limits-tuberculosis = No fue entrenado para reconocer la { finding-tuberculosis }. Ninguna respuesta aquí habla a favor ni en contra de ella.
limits-place = Los contornos muestran lo que movió a este modelo. No son prueba de enfermedad.
limits-sides = Los lados valen si la imagen se muestra como de costumbre, la derecha del paciente a la izquierda del observador. Una imagen en espejo los intercambia.
limits-consider = Lo que conviene considerar además es una lista general y no se leyó en esta imagen.

marker-right = D
marker-left = I
show = Mostrar en la imagen
image-alt = Radiografía de tórax con la evidencia de cada hallazgo contorneada
percent-under = < { $percent }
percent-over = > { $percent }

note = nota
note-wrote = se escribió { $file }
note-fallback = { $wanted } no se puede usar aquí; se usa { $engine }
step-explaining = explicando
