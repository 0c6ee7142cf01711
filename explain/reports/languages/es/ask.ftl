# Respuestas a preguntas sobre una imagen.
ask-raised = { $finding }: por encima del umbral, { $probability }, { $certainty }; su umbral es { $threshold }.
ask-raised-just = { $finding }: por encima del umbral, pero por muy poco, con { $probability }, { $certainty }.
ask-not-raised = { $finding }: por debajo del umbral, { $probability } con un umbral de { $threshold }.
ask-just-below = { $finding }: por debajo del umbral, pero por muy poco, con { $probability }.
ask-below = { $finding }: por debajo del umbral, con { $probability }.
ask-not-absent = No encontrado no quiere decir ausente.
ask-where = Lo que habla a favor de «{ $finding }» está aquí: { $zones }.
ask-where-side = Lo que habla a favor de «{ $finding }» está aquí: { $side } ({ $zones }).
ask-no-place = Por eso no se muestra ningún lugar para «{ $finding }».
ask-no-cautions = Nada en la propia imagen hace menos seguras las cifras.

ask-more-likely = De los dos, «{ $finding }» es aquí más probable que «{ $other }».
ask-equally = «{ $finding }» y «{ $other }» son aquí más o menos igual de probables.
ask-without = Si se oculta lo que habla a favor de «{ $finding }», su probabilidad pasa de { $before } a { $hidden }; si se oculta una zona igual en otro lugar, a { $elsewhere }.
ask-without-other = Si se oculta lo que habla a favor de «{ $finding }», «{ $other }» pasa de { $before } a { $hidden }; si se oculta una zona igual en otro lugar, a { $elsewhere }.
ask-shared-evidence = Así que la zona que habla a favor de «{ $finding }» habla también a favor de «{ $other }»: ella sola no basta para distinguirlos.
ask-own-evidence = Así que la zona que habla a favor de «{ $finding }» dice poco de «{ $other }».
ask-rival-evidence = Así que la zona que habla a favor de «{ $finding }» habla en contra de «{ $other }».
ask-would-stay = «{ $finding }» seguiría por encima de su umbral.
ask-would-go = «{ $finding }» ya no superaría su umbral.
ask-would-come = «{ $finding }» superaría entonces su umbral.
ask-hiding-limits = Ocultar una zona muestra en qué se apoya este modelo. No predice cómo estaría el paciente.
ask-nothing-to-hide = No hay nada que ocultar para «{ $finding }».
ask-nothing-goes-with = Lo que aprendió el redactor del modelo no dice nada claro de otros hallazgos si hubiera «{ $finding }».

ask-consider = Con «{ $finding }», considerar también: { $terms }.
ask-considered = «{ $term }» está en la lista general de lo que conviene considerar con «{ $finding }».
ask-signs = Signos de «{ $term }» que «{ $other_term }» no tiene, para buscarlos usted: { $signs }.

ask-no-prior = Con esta imagen sola no puedo decirlo: deme también una anterior (--prior).
ask-prior-refused = No puedo comparar: la imagen anterior no recibe hallazgos.
ask-prior-same = No puedo comparar: las dos imágenes son la misma.
ask-prior-views = No puedo comparar: la proyección anterior es { $earlier_view } y esta { $view }, y ya solo por eso cambian las cifras.
ask-prior-view-unknown = No se conoce la proyección de al menos una de las dos imágenes; si una es PA y la otra AP, no se fíe de los cambios.
ask-appeared = Nuevo: «{ $finding }», { $then } entonces y { $now } ahora.
ask-gone = Ya no supera su umbral: «{ $finding }», { $then } entonces y { $now } ahora.
ask-risen = Más probable que antes: «{ $finding }», { $then } entonces y { $now } ahora.
ask-fallen = Menos probable que antes: «{ $finding }», { $then } entonces y { $now } ahora.
ask-steady = Sin cambio claro: «{ $finding }», { $then } entonces y { $now } ahora.
ask-side-changed = El lado de «{ $finding }» ha cambiado: { $earlier_side } entonces, { $side } ahora.
ask-no-change = Ningún hallazgo ha cambiado con claridad.
ask-prior-limits = Un cambio se llama claro cuando es mayor que el que producen pequeños desplazamientos de cualquiera de las dos imágenes. No se comprobó que ambas imágenes sean del mismo paciente.

ask-not-looked-for = No puedo decirlo con esta imagen: el modelo no busca «{ $term }».
ask-cannot-tell = No puedo decirlo con esta imagen.
ask-can-ask = Puede preguntar por qué se señaló un hallazgo o por qué no, por qué este y no otro, dónde está, qué tan seguro es, qué pasaría si se ocultara o si existiera, qué más podría ser, qué ha cambiado, si es grave y qué hacer ahora. Pregunte en inglés, francés, español, portugués o suajili.
ask-other-language = Todavía no se puede preguntar a xvlm en este idioma. Pregunte en inglés, francés, español, portugués o suajili.
