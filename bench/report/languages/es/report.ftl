title = Qué equipo para qué clínica
lead = xvlm explica radiografías de tórax. Esta página compara los equipos que pueden ejecutarlo: lo que se midió en ellos y, en otro estilo, lo que solo se estimó.
disclaimer = xvlm no es un producto sanitario. Apoya a un lector formado y nunca lo sustituye.
made = Medido del { $from } al { $to }; escrito por xvlm { $version }.
review-status = Texto español: borrador, aún sin revisar por un comprador ni por un clínico.

who-pass = Alcanza el objetivo de la OMS para aquello en lo que se probó: sensibilidad { $sensitivity }, especificidad { $specificity }.
who-not-shown = Las cifras alcanzan el objetivo de la OMS para aquello en lo que se probó, pero sus intervalos no: sensibilidad { $sensitivity }, especificidad { $specificity }. Hacen falta más casos.
who-fail = No alcanza el objetivo de la OMS para aquello en lo que se probó: sensibilidad { $sensitivity }, especificidad { $specificity }.
who-not-measured = Sin comparar con el objetivo de la OMS: no se dio ninguna evaluación de este paquete.
who-target = El objetivo es una sensibilidad de al menos { $sensitivity } y una especificidad de al menos { $specificity } (OMS 2014, prueba de triaje de la tuberculosis). El modelo se probó en: { $findings }. No se probó en tuberculosis, y ninguna cifra de aquí habla de ella.
alert-bundle = Paquete { $bundle }
alert-gate-failed = No superó sus controles al fabricarse: lo que dice, y dónde lo señala, se aparta demasiado del modelo del que procede. No compre fiándose de estas cifras.
alert-reference-failed = Sus explicaciones se compararon con las de un modelo que no superó sus propios controles.
bounds-broken = Límites que incumplió, en los términos de xvlm: { $bounds }
alert-other-bundle = No todas las líneas son del mismo paquete: no comparan solo equipos.
alert-other-data = No todas las líneas se midieron con las mismas imágenes: no comparan solo equipos.
alert-other-version = No todas las líneas se midieron con la misma versión de xvlm.
alert-busy = Otros programas trabajaban mientras se medía: no cite estos tiempos ({ $devices }).
alert-cut-short = Una medición se interrumpió; se muestra lo que ya estaba medido ({ $devices }).
alert-no-fidelity = Fidelidad de las explicaciones: sin medir para este paquete.

heading-devices = Equipos
column-device = Equipo
column-hour = Estudios por hora
column-seconds = Un estudio tarda
column-answer = Parte del modelo
column-watts = Potencia
column-price = Precio
column-thousand = 1000 estudios cuestan
column-accuracy = Exactitud
column-fidelity = Explicaciones
column-who = Objetivo de la OMS
meaning-seconds = Del archivo de la imagen al informe. Nueve de cada diez estudios no tardan más; debajo, el intervalo en que está esa cifra con una confianza del 95 %.
meaning-answer = Parte del modelo: su respuesta a una radiografía en memoria, hallazgos y mapas; mediana. Un estudio le pregunta varias veces, para poner a prueba los indicios.
meaning-estimate = Estimaciones: la parte del modelo según las tasas máximas del equipo; se supone que el resto de un estudio dura lo mismo que en los equipos medidos.
meaning-accuracy = AUROC: 0,5 es adivinar, 1 es no equivocarse nunca; media de los hallazgos probados.
meaning-fidelity = Acuerdo de los mapas con los del modelo antes de comprimirlo (ρ de Spearman; 1 es igual).
meaning-thousand = Equipo y electricidad durante { $years } años, { $studies } estudios al día, { $days } días al año, encendido { $hours } horas al día, electricidad a { $electricity } por kWh.
estimate = estimación
measured = medido
not-measured = sin medir
not-known = desconocido
price-not-known = precio desconocido
data-sheet = hoja de datos
watts-measured = medido
who-short-pass = alcanzado
who-short-not-shown = no demostrado
who-short-fail = no alcanzado
who-short-not-measured = sin medir
range = { $low } a { $high }
range-from = desde { $low }; muy pocas pruebas para decir hasta cuánto
range-to = hasta { $high }; muy pocas pruebas para decir desde cuánto
range-none = muy pocas pruebas para dar un intervalo
seconds = { $number } s
milliseconds = { $number } ms
watts = { $number } W
megabytes = { $number } MB
joules = { $number } J
worst = lo peor: { $finding } { $number }
times = { $number } veces

remark-gate-failed = su paquete no superó sus controles
remark-other-bundle = otro paquete que el de la primera línea
remark-other-data = medido con otras imágenes que la primera línea
remark-other-version = medido con otra versión de xvlm que la primera línea
remark-cut-short = interrumpido por el usuario
remark-busy = otros programas trabajaban en la máquina: no citar
remark-few-runs = pocas pruebas, por eso el intervalo es ancho
remark-drift = la máquina se volvió más lenta o más rápida sobre la marcha
remark-on-battery = funcionó con batería
remark-too-slow = demasiado lento para el día de esta clínica
remark-error-known = el método se equivocó hasta { $factor } en los equipos medidos
remark-error-unknown = no se sabe cuánto puede equivocarse
remark-quality-other-engine = exactitud o explicaciones medidas en otro motor que los tiempos
remark-fallback = funcionó con otro motor que el que prefiere el paquete

heading-choice = Para qué clínica
choice-lead = El equipo en que un estudio cuesta menos y que llega al final del día, según lo que se sabe de precio y potencia.
choice-clinic = Clínica
choice-studies = { $studies } estudios al día
choice-measured = El más barato, medido
choice-estimated = El más barato, estimado
choice-none = ninguno con precio y potencia conocidos
choice-cost = { $device }: { $cost } por 1000 estudios

heading-latency = Cuánto tarda
latency-lead = Cada línea es un equipo: qué parte de las consultas había terminado y cuándo. Cuanto más empinada, más uniforme.
latency-x = milisegundos (escala log.)
latency-y = parte terminada
scenario-single-stream = Una radiografía tras otra, en memoria: solo la respuesta del modelo (single stream)
scenario-multi-stream = Ocho radiografías a la vez, en memoria (multi stream)
scenario-offline = Lotes de 32, tantos como sea posible (offline)
scenario-whole-job = Trabajo completo: del archivo al informe
scenario-cold-start = Arranque: de la línea de órdenes al informe impreso
scenario-cold-start-disk = Arranque desde el disco: se descartaron las copias de archivos del sistema
column-median = mediana
column-p90 = 90 de 100
column-p99 = 99 de 100
column-throughput = radiografías por segundo
column-queries = consultas
column-memory = memoria máxima
column-steady = memoria después
column-energy = energía por radiografía
unread-energy = Energía, sin medir: { $reason }
unread-scenario = { $scenario }: sin medir, { $reason }

heading-tradeoff = Explicaciones y velocidad
tradeoff-lead = Más arriba es más fiel al modelo antes de comprimir; más a la izquierda, más rápido. Los equipos sin acuerdo medido no se dibujan.
tradeoff-x = respuesta del modelo, milisegundos (escala log.)
tradeoff-y = acuerdo de los mapas
tradeoff-none = Sin dibujar: no se dio ninguna comparación de fidelidad de un paquete de esta página.

heading-reliability = ¿Son ciertas las probabilidades?
reliability-lead = De los hallazgos que se dicen probables al 10 %, uno de cada diez debería estar: entonces los puntos caen en la línea discontinua. Error esperado { $error }.
reliability-x = dicho
reliability-y = visto
reliability-none = Sin medir: no se dio ninguna evaluación.

heading-findings = Hallazgo por hallazgo
findings-lead = AUROC de cada hallazgo con el intervalo en que probablemente estaría con otros pacientes. Pálido: menos de { $enough } casos, que no dicen casi nada. Discontinua: adivinar.
findings-x = AUROC
findings-data = { $images } radiografías de { $patients } pacientes.

heading-roofline = Qué cerca del límite
roofline-lead = La línea es lo que la máquina podría hacer como máximo; el punto, lo que alcanzó la respuesta del modelo. Las estimaciones parten de aquí.
roofline-x = operaciones por byte
roofline-y = operaciones por segundo

heading-examples = Explicaciones antes y después de comprimir
examples-lead = La misma imagen, explicada por el modelo antes de comprimirlo y después. Los contornos muestran lo que movió la respuesta.
example-phantom = Fantoma: imagen sintética, de ningún paciente
example-image = Imagen { $number }, dada por quien hizo esta página
example-before = antes
example-after = después
example-none-found = ningún hallazgo pasó su umbral
example-abstained = no se dieron hallazgos
examples-none = Ninguna: no se dieron los dos paquetes.

heading-method = Método
method-scenarios = Escenarios como en MLPerf Inference, con el reloj de xvlm: una consulta sigue a otra tras un calentamiento que no cuenta. Un escenario acaba cuando su percentil se conoce con un margen de { $precision } a una confianza del 95 %, o cuando se acaba su tiempo; entonces su intervalo es tan ancho como permiten las pruebas.
method-intervals = Los intervalos de los percentiles vienen de estadísticos de orden y no suponen ninguna forma de las latencias; los de exactitud y acuerdo, de volver a sortear los pacientes (bootstrap).
method-energy = La energía se lee de los contadores de la propia máquina, si los tiene. Los vatios de una hoja de datos no son una medición.
method-estimates = Estimaciones: operaciones y bytes de los grafos del modelo frente a las tasas máximas del equipo (roofline), por { $factor }, el factor en que { $devices ->
    [one] un equipo medido fue
   *[other] { $devices } equipos medidos fueron
} más lentos que eso. Se supone que ningún operador arranca en menos de { $launch }. La estimación de una tarjeta gráfica a partir de procesadores es la más débil.
method-error-known = Al dejar fuera cada equipo medido y estimarlo a partir de los demás, el error llegó a { $factor }.
method-error-unknown = Con un solo equipo medido el método no se puede comprobar: su error es desconocido.
method-no-estimates = Sin estimaciones: ninguna medición nombra un equipo de tasas máximas conocidas (xvlm bench run --device).
method-files = Quien dude de una cifra encuentra cada latencia en los archivos de las mediciones, de formato publicado.

heading-limits = Límites
limit-place = Los tiempos son de una máquina de cada tipo en un día.
limit-phantoms = La velocidad se midió con: { $kinds }. Lo que hay en una imagen cambia lo que tarda su explicación.
limit-quality = Exactitud y explicaciones pertenecen a un paquete y se midieron en un motor.
limit-price = Los precios son del día y del lugar que nombra el perfil, sin aranceles, pantalla ni reparación.
limit-watts = Se supone que cada equipo consume toda su potencia siempre que está encendido: eso exagera el coste de la electricidad.

heading-machines = En qué se midió
machine-line = { $cpu }, { $cores } núcleos, { $memory } de memoria, { $os }; { $engine }, { $threads } hilos; Python { $python }; regulador de frecuencia { $governor }
machine-bundle = paquete { $bundle } { $version }, { $size }, sha256 { $sha256 }
machine-data = { $count } { $kind }, sha256 { $sha256 }
kind-phantoms = fantomas
kind-radiographs = radiografías
