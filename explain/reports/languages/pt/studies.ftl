# Many studies: whose they are, and what became of each file that was met.
studies-title = Exames
studies-count = Ficheiros encontrados: { $met }; explicados: { $explained }; recusados: { $refused }; deixados de lado: { $skipped }
studies-order = Primeiro os mais urgentes, depois os mais prováveis.
studies-raised = Algo foi encontrado
studies-none = Nenhum achado passou do seu limiar
studies-refused = Recusados: veja-os você mesmo
studies-skipped = Deixados de lado: não são radiografias
studies-kept = Já feitos e guardados: { $count }. Com --again são feitos de novo.
studies-stopped = Parado: estão feitos { $done } de { $met } ficheiros.
studies-go_on = Estão guardados em { $folder }. Dê o mesmo comando outra vez para continuar.

studies-skipped_file = deixado de lado { $file }: { $reason }
skipped-empty = O ficheiro está vazio. Se era uma radiografia, copie-a outra vez.
skipped-report = É um relatório escrito pelo xvlm.
skipped-index = É a lista de um disco. As imagens que ela nomeia são contadas à parte.
skipped-other = Não é uma imagem de um tipo que o xvlm saiba ler.

identity-path = Ficheiro
identity-name = Nome
identity-patient_id = Número do paciente
identity-birth_date = Data de nascimento
identity-age = Idade
identity-sex = Sexo
identity-study_date = Data do exame
identity-accession = Número do pedido
age-D = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
age-W = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
age-M = { $count ->
    [one] { $count } mês
   *[other] { $count } meses
}
age-Y = { $count ->
    [one] { $count } ano
   *[other] { $count } anos
}
sex-M = homem
sex-F = mulher
sex-O = outro
identity-letters = Uma letra mostrada como _ não pode ser desenhada aqui. Veja a página HTML ou o ficheiro.
