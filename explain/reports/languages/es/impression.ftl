# Lo que se sigue de los hallazgos, y los niveles desde la respuesta entera hasta la imagen.
level-impression = Impresión
level-finding = Hallazgo
level-region = Región
level-pixels = Píxeles

heading-next = Qué hacer después
label-urgency = Urgencia
label-supports = A favor
label-against = En contra
label-what_if = Y si
label-outline = Contorno

urgency-now = Ahora: si está presente, no puede esperar.
urgency-soon = Hoy: aclararlo antes de que el paciente se vaya.
urgency-routine = Sin prisa: puede esperar a una visita ordinaria.
urgency-soon_lowered = Hoy: no es seguro, pero si el paciente está mal, no espere.
urgency-routine_lowered = Sin prisa: no es seguro; si el paciente está mal, aclararlo hoy.

next-look_at_patient = Mire primero al paciente; la imagen viene después.
next-look_further = Si el paciente está mal, siga buscando, diga lo que diga esta respuesta.
next-compare = Compare con una imagen anterior, si la hay.
next-lateral = Una proyección lateral puede mostrar dónde está.
next-expiration = Repetir de pie y en espiración puede mostrar mejor el borde del pulmón.
next-upright_pa = Repetir de pie, en proyección PA, muestra mejor el tamaño del corazón.
next-ultrasound = La ecografía, donde la haya, muestra mejor el líquido.
next-test_tuberculosis = Donde la { finding-tuberculosis } es frecuente, búsquela con una prueba; esta respuesta no dice nada de ella.
next-follow_up = Repita la imagen más adelante, para ver si se ha resuelto.
next-refer = Organice que se estudie más a fondo, con TC donde la haya.
note-next = Estos pasos son generales y un borrador para discutir; decide el lector formado.

against-outside_lungs = { $share } de lo que movió la respuesta está fuera de los pulmones.
against-foreign_object = En este lugar hay un dispositivo o una marca: puede ser lo que vio el modelo.
stability-stable = Desplazada un píxel, la imagen da de { $lowest } a { $highest }: el hallazgo sigue por encima de su umbral.
stability-unstable = Inestable: desplazada un píxel, la imagen da de { $lowest } a { $highest }, y el hallazgo cae por debajo de su umbral.
unstable-absent = Inestable: { $finding } está por debajo de su umbral, pero desplazada un píxel la imagen da { $highest }, que lo supera.
untested-budget = Hubo demasiados hallazgos para comprobar cada uno, así que el lugar mostrado no se comprobó.

if-hidden-falls = Sin esta zona, { $finding } bajaría de { $before } a { $hidden }.
if-hidden-rises = Sin esta zona, { $finding } subiría de { $before } a { $hidden }.
if-hidden-same = Sin esta zona, { $finding } quedaría en { $hidden } en vez de { $before }: no se apoya en esta zona.
if-stated = Si hubiera { $given }, el redactor del modelo nombraría { $finding } con { $chance } en vez de { $chance_alone }. Es una asociación aprendida, no una causa.

region-outline = El contorno contiene { $support } de lo que movió la respuesta hacia el hallazgo, en { $area } de la imagen.
pixels-legend = Los lugares naranjas subieron la respuesta, los azules la bajaron. El modelo ve cuadrados gruesos: un detalle más fino no significa nada.
