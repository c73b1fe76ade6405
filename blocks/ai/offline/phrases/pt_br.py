"""Brazilian Portuguese."""

from blocks.ai.offline.phrases.model import (
    BriefWords,
    ChannelWords,
    LayoutWords,
    MissingWords,
    NameForm,
    OfferingWords,
    PageWords,
    Phrases,
    WithName,
)
from domain.artifacts.onboarding import Goal, PageKind
from domain.business_kinds import Offering


def _with_article(before: str, after: str = "", *, contraction: str = "") -> WithName:
    """`before` + article + name; `contraction` (`de`, `em`) melts with the article: `da`, `no`."""
    joint = {"de": ("de ", "d"), "em": ("em ", "n"), "": ("", "")}[contraction]
    return WithName(
        bare=f"{before} {joint[0]}{{name}}{after}",
        feminine=f"{before} {joint[1]}a {{name}}{after}",
        masculine=f"{before} {joint[1]}o {{name}}{after}",
        feminine_plural=f"{before} {joint[1]}as {{name}}{after}",
        masculine_plural=f"{before} {joint[1]}os {{name}}{after}",
    )


_RESERVATION = ChannelWords(
    whatsapp="Reservar pelo WhatsApp",
    phone="Reservar por telefone",
    email="Solicitar reserva",
    link="Reservar",
    message="Olá, gostaria de fazer uma reserva.",
)

PT_BR = Phrases(
    in_place="em {city}",
    place_exceptions={"rio de janeiro": "no {city}", "recife": "no {city}", "porto": "no {city}"},
    since="Desde {year}",
    name_since="{name}, desde {year}",
    list_and="e",
    list_and_before_i="e",
    for_audience="Para {audience}",
    audience_openings=("para",),
    distinction=_with_article("O que distingue"),
    behind_name=_with_article("Quem está por trás", contraction="de"),
    write_to_name=_with_article("Fale com"),
    said_of_name=_with_article("O que dizem", contraction="de"),
    work_of_name=_with_article("Trabalhos", contraction="de"),
    pictures_of_name=WithName(bare="{name} em fotos"),
    reserve_with_name=_with_article("Agende com"),
    questions_about_name=_with_article("Perguntas sobre"),
    where_name=_with_article("Onde fica"),
    when_name=_with_article("Quando abre"),
    order_from_name=WithName(
        bare="Faça seu pedido com {name}",
        feminine="Faça seu pedido na {name}",
        masculine="Faça seu pedido no {name}",
        feminine_plural="Faça seu pedido nas {name}",
        masculine_plural="Faça seu pedido nos {name}",
    ),
    said_by="Nas palavras de {authors}",
    team="Equipe",
    faq="Perguntas frequentes",
    phone="telefone",
    whatsapp="WhatsApp",
    email="e-mail",
    call_number="Ligue para {number}",
    chat_number="Chame no WhatsApp: {number}",
    write_to="Escreva para {email}",
    about_link="Conhecer a história",
    gallery_link="Ver todas as fotos",
    contact_details="Informações e contato: {name}",
    more_offers="E mais",
    highlight_cues=("destac", "destaq", "ressalt", "enfati", "evidenc", "foco", "divulg"),
    negations=("nao", "sem", "nunca", "evitar"),
    genders={
        NameForm.FEMININE: (
            "padaria panificadora confeitaria doceria cafeteria pizzaria hamburgueria churrascaria lanchonete creperia "
            "sorveteria cervejaria adega vinicola barbearia oficina clinica loja livraria papelaria farmacia drogaria "
            "floricultura academia escola casa agencia imobiliaria pousada marcenaria serralheria carpintaria otica "
            "lavanderia mercearia quitanda peixaria associacao fundacao companhia construtora empresa grafica dra "
            "cozinha cantina tapecaria ceramica fabrica vila chacara fazenda"
        ),
        NameForm.MASCULINE: (
            "restaurante bar cafe boteco bistro emporio armazem mercado supermercado salao estudio studio atelie "
            "atelier consultorio escritorio instituto hotel centro espaco grupo laboratorio spa sitio sebo pet petshop "
            "bazar colegio curso clube projeto dr quiosque acougue hortifruti brecho"
        ),
        NameForm.FEMININE_PLURAL: "irmas delicias massas receitas",
        NameForm.MASCULINE_PLURAL: "irmaos amigos doces sabores bolos moveis chales",
    },
    offerings={
        Offering.BAKED: OfferingWords(
            label="Produtos",
            path="produtos",
            title="O que sai do forno",
            title_with_prices="O que sai do forno",
            see_all="Ver todos os produtos",
        ),
        Offering.DISHES: OfferingWords(
            label="Cardápio",
            path="cardapio",
            title="Do cardápio",
            title_with_prices="Do cardápio",
            see_all="Ver o cardápio completo",
        ),
        Offering.PRODUCTS: OfferingWords(
            label="Produtos",
            path="produtos",
            title="Produtos{place}",
            title_with_prices="Produtos e preços",
            see_all="Ver todos os produtos",
        ),
        Offering.TREATMENTS: OfferingWords(
            label="Tratamentos",
            path="tratamentos",
            title="Tratamentos{place}",
            title_with_prices="Tratamentos e valores",
            see_all="Ver todos os tratamentos",
        ),
        Offering.APPOINTMENTS: OfferingWords(
            label="Serviços",
            path="servicos",
            title="Serviços{place}",
            title_with_prices="Serviços e valores",
            see_all="Ver todos os serviços",
        ),
        Offering.PLANS: OfferingWords(
            label="Planos",
            path="planos",
            title="Planos",
            title_with_prices="Planos e preços",
            see_all="Ver todos os planos",
        ),
        Offering.COMMISSIONS: OfferingWords(
            label="Serviços",
            path="servicos",
            title="Serviços{place}",
            title_with_prices="Serviços e valores",
            see_all="Ver todos os serviços",
        ),
        Offering.CLASSES: OfferingWords(
            label="Aulas",
            path="aulas",
            title="Aulas{place}",
            title_with_prices="Aulas e valores",
            see_all="Ver todas as aulas",
        ),
        Offering.STAYS: OfferingWords(
            label="Acomodações",
            path="acomodacoes",
            title="Acomodações{place}",
            title_with_prices="Acomodações e diárias",
            see_all="Ver todas as acomodações",
        ),
        Offering.SERVICES: OfferingWords(
            label="Serviços",
            path="servicos",
            title="Serviços{place}",
            title_with_prices="Serviços e preços",
            see_all="Ver todos os serviços",
        ),
    },
    pages={
        PageKind.HOME: PageWords(label="Início", path="", purpose="Dizer quem é, o que faz, onde fica e como começar"),
        PageKind.ABOUT: PageWords(label="Sobre", path="sobre", purpose="Contar a história e mostrar quem faz"),
        PageKind.SERVICES: PageWords(label="Serviços", path="servicos", purpose="Mostrar tudo o que se oferece"),
        PageKind.MENU: PageWords(label="Cardápio", path="cardapio", purpose="Mostrar o cardápio com os preços"),
        PageKind.PRICING: PageWords(label="Preços", path="precos", purpose="Deixar os preços claros antes do contato"),
        PageKind.PORTFOLIO: PageWords(label="Portfólio", path="portfolio", purpose="Deixar o trabalho falar"),
        PageKind.GALLERY: PageWords(label="Galeria", path="galeria", purpose="Mostrar o lugar e o trabalho em fotos"),
        PageKind.TEAM: PageWords(label="Equipe", path="equipe", purpose="Apresentar as pessoas pelo nome"),
        PageKind.FAQ: PageWords(label="Perguntas", path="perguntas", purpose="Responder antes que perguntem"),
        PageKind.CONTACT: PageWords(label="Contato", path="contato", purpose="Reunir todas as formas de contato"),
    },
    channels={
        Goal.LEADS: ChannelWords(
            whatsapp="Chamar no WhatsApp",
            phone="Ligar",
            email="Pedir informações",
            link="Pedir informações",
            message="Olá, vim pelo site e gostaria de mais informações.",
        ),
        Goal.BOOKINGS: ChannelWords(
            whatsapp="Agendar pelo WhatsApp",
            phone="Agendar por telefone",
            email="Solicitar agendamento",
            link="Agendar",
            message="Olá, gostaria de agendar um horário.",
        ),
        Goal.VISITS: ChannelWords(
            whatsapp="Chamar no WhatsApp",
            phone="Ligar",
            email="Enviar mensagem",
            link="Como chegar",
            message="Olá, vim pelo site e tenho uma dúvida.",
        ),
        Goal.ORDERS: ChannelWords(
            whatsapp="Pedir pelo WhatsApp",
            phone="Pedir por telefone",
            email="Fazer um pedido",
            link="Fazer um pedido",
            message="Olá, gostaria de fazer um pedido.",
        ),
        Goal.CALLS: ChannelWords(
            whatsapp="Chamar no WhatsApp",
            phone="Ligar agora",
            email="Enviar mensagem",
            link="Enviar mensagem",
            message="Olá, vim pelo site e gostaria de conversar.",
        ),
        Goal.DONATIONS: ChannelWords(
            whatsapp="Perguntar como doar",
            phone="Ligar para doar",
            email="Perguntar como doar",
            link="Doar",
            message="Olá, gostaria de saber como doar.",
        ),
    },
    channels_for={
        Offering.BAKED: {
            Goal.ORDERS: ChannelWords(
                whatsapp="Encomendar pelo WhatsApp",
                phone="Encomendar por telefone",
                email="Fazer uma encomenda",
                link="Encomendar",
                message="Olá, gostaria de fazer uma encomenda.",
            )
        },
        Offering.DISHES: {Goal.BOOKINGS: _RESERVATION},
        Offering.STAYS: {Goal.BOOKINGS: _RESERVATION},
        Offering.COMMISSIONS: {Goal.BOOKINGS: _RESERVATION},
    },
    brief=BriefWords(
        title="Briefing do site: {name}",
        by_rules="Este documento foi escrito por regras, sem inteligência artificial, só com o que está no formulário.",
        business="O negócio",
        offers="O que oferece",
        voice="Como o site fala",
        pages="As páginas",
        facts="Fatos que temos",
        missing="O que falta e ajudaria",
        nothing_missing="Nada: o formulário está completo.",
        remarks="Observações",
        positioning="Em uma frase",
        audience="Para quem",
        goal="O que o site deve conseguir",
        action="A ação principal",
        secondary="A alternativa",
        more="e mais {count}",
        taken_up="A pedido, a página inicial destaca: {offer}.",
        tone="Tom pedido: {tone}",
        voice_rules=(
            "Frases curtas; o fato vem antes do adjetivo.",
            "Nomes, preços, horários e depoimentos exatamente como no formulário.",
            "Nenhuma promessa, prêmio ou número que o cliente não tenha dito.",
        ),
        goals={
            Goal.LEADS: "Que interessados peçam informações",
            Goal.BOOKINGS: "Que visitantes agendem ou reservem",
            Goal.VISITS: "Que as pessoas venham até o endereço",
            Goal.ORDERS: "Que visitantes façam um pedido",
            Goal.CALLS: "Que visitantes liguem",
            Goal.DONATIONS: "Que visitantes façam uma doação",
        },
        founded="Fundação",
        address="Endereço",
        hours="Horários",
        phone="Telefone",
        photos="Fotos",
        people="Pessoas",
        testimonials="Depoimentos",
        faqs="Perguntas respondidas",
    ),
    missing=MissingWords(
        tagline="Uma frase do próprio negócio para abrir o site",
        audience="Para quem o negócio trabalha",
        founded="O ano de fundação",
        differentiators="O que distingue o negócio dos vizinhos",
        logo="O logotipo, de preferência em SVG",
        photos="Fotos na horizontal, com o lugar e o trabalho",
        offers="Os produtos ou serviços, com descrição",
        prices="Os preços, mesmo que “a partir de”",
        testimonials="Palavras de clientes reais, com nome",
        phone="Um telefone ou WhatsApp",
        address="O endereço completo, com rua e número",
        hours="Os horários de funcionamento",
        booking_url="O endereço da agenda online, se houver",
        order_url="O endereço para pedidos online, se houver",
        page="Conteúdo para a página “{page}”, que por isso ficou fora do site",
    ),
    layout=LayoutWords(
        color_of_client="A cor é a do cliente ou do logotipo.",
        color_of_kind="O cliente não deu cor: usamos uma que combina com o ramo.",
        hero_cover="A abertura é uma foto inteira: o trabalho fala primeiro.",
        hero_split="A abertura põe a foto ao lado do texto: o lugar e a frase se veem juntos.",
        hero_statement="Sem foto na horizontal, a abertura é tipográfica.",
        rhythm="Fundos alternados dão respiro; nunca três iguais seguidos.",
        action="A mesma ação em todo o site: {action}.",
    ),
)
