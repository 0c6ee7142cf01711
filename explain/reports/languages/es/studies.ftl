# Many studies: whose they are, and what became of each file that was met.
studies-title = Estudios
studies-count = Archivos encontrados: { $met }; explicados: { $explained }; rechazados: { $refused }; omitidos: { $skipped }
studies-order = Primero los más urgentes, después los más probables.
studies-raised = Se encontró algo
studies-none = Ningún hallazgo superó su umbral
studies-refused = Rechazados: mírelos usted mismo
studies-skipped = Omitidos: no son radiografías
studies-kept = Ya hechos y conservados: { $count }. Con --again se hacen de nuevo.
studies-stopped = Detenido: están hechos { $done } de { $met } archivos.
studies-go_on = Se conservan en { $folder }. Dé la misma orden otra vez para seguir.

studies-skipped_file = omitido { $file }: { $reason }
skipped-empty = El archivo está vacío. Si era una radiografía, cópiela otra vez.
skipped-report = Es un informe escrito por xvlm.
skipped-index = Es la lista de un disco. Las imágenes que nombra se cuentan aparte.
skipped-other = No es una imagen de un tipo que xvlm sepa leer.

identity-path = Archivo
identity-name = Nombre
identity-patient_id = Número del paciente
identity-birth_date = Fecha de nacimiento
identity-age = Edad
identity-sex = Sexo
identity-study_date = Fecha del estudio
identity-accession = Número de la solicitud
age-D = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
age-W = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
age-M = { $count ->
    [one] { $count } mes
   *[other] { $count } meses
}
age-Y = { $count ->
    [one] { $count } año
   *[other] { $count } años
}
sex-M = hombre
sex-F = mujer
sex-O = otro
identity-letters = Una letra mostrada como _ no se puede dibujar aquí. Vea la página HTML o el archivo.
