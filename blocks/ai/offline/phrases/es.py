"""Spanish, worded so that it reads naturally in Spain and in Latin America."""

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
from domain.artifacts.onboarding import Goal, PageKind, Template
from domain.business_kinds import Offering


def _with_article(before: str, *, contraction: str = "", short: str) -> WithName:
    """`before` + article + name; `de` and `a` melt with the masculine article: `del`, `al`."""
    preposition = f"{contraction} " if contraction else ""
    masculine = {"de": "del", "a": "al", "": "el"}[contraction]
    return WithName(
        bare=f"{before} {preposition}{{name}}",
        feminine=f"{before} {preposition}la {{name}}",
        masculine=f"{before} {masculine} {{name}}",
        feminine_plural=f"{before} {preposition}las {{name}}",
        masculine_plural=f"{before} {preposition}los {{name}}",
        short=short,
    )


# Words by which a client's own text shows how it addresses customers.
USTED = frozenset({"usted", "ustedes"})
TU = frozenset({"tu", "tus", "te", "ti", "contigo", "vosotros", "vuestro", "vuestra", "os"})

_APPOINTMENT = ChannelWords(
    whatsapp="Pedir cita por WhatsApp",
    phone="Pedir cita por teléfono",
    email="Pedir cita",
    link="Pedir cita",
    message="Hola, me gustaría pedir una cita.",
)

ES = Phrases(
    in_place="en {city}",
    place_exceptions={},
    since="Desde {year}",
    name_since="{name}, desde {year}",
    list_and="y",
    list_and_before_i="e",
    for_audience="Para {audience}",
    audience_openings=("para",),
    distinction=_with_article("Lo que distingue", contraction="a", short="Lo que nos distingue"),
    behind_name=_with_article("Quién está detrás", contraction="de", short="Quiénes somos"),
    write_to_name=_with_article("Habla con", short="Habla con nosotros"),
    said_of_name=_with_article("Lo que dicen", contraction="de", short="Lo que dicen"),
    work_of_name=_with_article("Trabajos", contraction="de", short="Trabajos"),
    pictures_of_name=WithName(bare="{name} en fotos", short="En fotos"),
    reserve_with_name=_with_article("Reserva con", short="Reserva con nosotros"),
    questions_about_name=_with_article("Preguntas sobre", short="Tus preguntas"),
    where_name=_with_article("Dónde está", short="Dónde estamos").with_plural("Dónde están"),
    when_name=_with_article("Cuándo abre", short="Cuándo abrimos").with_plural("Cuándo abren"),
    photos_of_name=_with_article("Fotos", contraction="de", short="Fotos"),
    hire_name=_with_article("Contrata", contraction="a", short="Contrátanos"),
    give_to_name=_with_article("Apoya", contraction="a", short="Apóyanos"),
    stay_with_name=_with_article("Reserva en", short="Reserva con nosotros"),
    partners="Colaboradores",
    hours="Horario",
    order_from_name=_with_article("Pedidos", contraction="a", short="Haz tu pedido"),
    said_by="En palabras de {authors}",
    team="Equipo",
    history="Nuestra historia",
    answers="Las respuestas",
    one_person="Quién te atiende",
    one_offer="Qué incluye",
    faq="Preguntas frecuentes",
    phone="teléfono",
    whatsapp="WhatsApp",
    email="correo",
    call_number="Llama al {number}",
    about_link="Conocer la historia",
    gallery_link="Ver todas las fotos",
    contact_details="Información y contacto: {name}",
    more_offers="Y además",
    place_words=(
        *("fachada", "entrada", "barra", "mostrador", "interior", "sala", "salon", "comedor", "recepcion", "terraza"),
        *("jardin", "patio", "oficina", "equipo", "tienda", "habitacion", "edificio", "taller", "cocina", "estudio"),
    ),
    filler=("bienvenid", "apasionad", "somos una empresa", "lider en", "la mejor calidad", "calidad y servicio"),
    highlight_cues=("destac", "destaq", "resalt", "realz", "enfati", "enfasis", "promocion", "protagonismo"),
    negations=("no", "sin", "nunca", "evitar"),
    articles={
        NameForm.FEMININE: "la",
        NameForm.MASCULINE: "el del al",
        NameForm.FEMININE_PLURAL: "las",
        NameForm.MASCULINE_PLURAL: "los",
    },
    names_take_article=False,
    genders={
        NameForm.FEMININE: (
            "panaderia pasteleria reposteria cafeteria pizzeria hamburgueseria heladeria marisqueria taberna taqueria "
            "cerveceria bodega cantina cocina clinica consulta farmacia optica peluqueria barberia tienda libreria "
            "papeleria floristeria floreria zapateria joyeria carniceria fruteria escuela academia autoescuela "
            "guarderia posada hospederia agencia inmobiliaria asesoria gestoria notaria carpinteria cerrajeria "
            "fontaneria lavanderia tintoreria imprenta constructora empresa asociacion fundacion orquesta banda "
            "compania fabrica granja finca galeria dra doctora"
        ),
        NameForm.MASCULINE: (
            "restaurante bar cafe bistro meson asador obrador horno mercado supermercado salon estudio taller "
            "consultorio despacho bufete instituto hotel hostal centro espacio grupo laboratorio spa gimnasio colegio "
            "club proyecto vivero herbolario museo teatro cuarteto trio dr doctor"
        ),
        NameForm.MASCULINE_PLURAL: "apartamentos bungalows",
    },
    offerings={
        Offering.BAKED: OfferingWords(
            label="Productos",
            path="productos",
            title="Productos{place}",
            title_with_prices="Productos y precios",
            see_all="Ver todos los productos",
        ),
        Offering.DISHES: OfferingWords(
            label="Platos y bebidas",
            path="platos-y-bebidas",
            title="De la carta",
            title_with_prices="De la carta",
            see_all="Ver la carta completa",
        ),
        Offering.PRODUCTS: OfferingWords(
            label="Productos",
            path="productos",
            title="Productos{place}",
            title_with_prices="Productos y precios",
            see_all="Ver todos los productos",
        ),
        Offering.TREATMENTS: OfferingWords(
            label="Tratamientos",
            path="tratamientos",
            title="Tratamientos{place}",
            title_with_prices="Tratamientos y precios",
            see_all="Ver todos los tratamientos",
        ),
        Offering.APPOINTMENTS: OfferingWords(
            label="Servicios",
            path="servicios",
            title="Servicios{place}",
            title_with_prices="Servicios y precios",
            see_all="Ver todos los servicios",
        ),
        Offering.PLANS: OfferingWords(
            label="Planes",
            path="planes",
            title="Planes",
            title_with_prices="Planes y precios",
            see_all="Comparar los planes",
        ),
        Offering.COMMISSIONS: OfferingWords(
            label="Servicios",
            path="servicios",
            title="Encargos{place}",
            title_with_prices="Encargos y precios",
            see_all="Ver todos los encargos",
        ),
        Offering.CLASSES: OfferingWords(
            label="Clases",
            path="clases",
            title="Clases{place}",
            title_with_prices="Clases y precios",
            see_all="Ver todas las clases",
        ),
        Offering.STAYS: OfferingWords(
            label="Alojamiento",
            path="alojamiento",
            title="Alojamiento{place}",
            title_with_prices="Alojamiento y precios",
            see_all="Ver todo el alojamiento",
        ),
        Offering.MEMBERSHIPS: OfferingWords(
            label="Clases y cuotas",
            path="clases-y-cuotas",
            title="Clases y cuotas{place}",
            title_with_prices="Clases, cuotas y precios",
            see_all="Ver clases y cuotas",
        ),
        Offering.AREAS: OfferingWords(
            label="Áreas de práctica",
            path="areas-de-practica",
            title="Áreas de práctica{place}",
            title_with_prices="Áreas de práctica y honorarios",
            see_all="Ver todas las áreas",
        ),
        Offering.CAUSES: OfferingWords(
            label="Qué hacemos",
            path="que-hacemos",
            title="Qué hacemos",
            title_with_prices="Qué hacemos",
            see_all="Ver todo lo que hacemos",
        ),
        Offering.SHOWS: OfferingWords(
            label="En directo",
            path="en-directo",
            title="En directo{place}",
            title_with_prices="Formatos y cachés",
            see_all="Ver todos los formatos",
        ),
        Offering.PROGRAMMES: OfferingWords(
            label="Etapas y programas",
            path="etapas-y-programas",
            title="Etapas y programas{place}",
            title_with_prices="Etapas, programas y precios",
            see_all="Ver etapas y programas",
        ),
        Offering.SERVICES: OfferingWords(
            label="Servicios",
            path="servicios",
            title="Servicios{place}",
            title_with_prices="Servicios y precios",
            see_all="Ver todos los servicios",
        ),
    },
    pages={
        PageKind.HOME: PageWords(label="Inicio", path="", purpose="Decir quién es, qué hace, dónde y cómo empezar"),
        PageKind.ABOUT: PageWords(
            label="Quiénes somos", path="quienes-somos", purpose="Contar la historia y mostrar a las personas"
        ),
        PageKind.SERVICES: PageWords(label="Servicios", path="servicios", purpose="Mostrar todo lo que se ofrece"),
        PageKind.MENU: PageWords(label="Carta", path="carta", purpose="Mostrar la carta con los precios"),
        PageKind.PRICING: PageWords(
            label="Precios", path="precios", purpose="Dejar claros los precios antes del contacto"
        ),
        PageKind.PORTFOLIO: PageWords(label="Trabajos", path="trabajos", purpose="Dejar que hable el trabajo"),
        PageKind.GALLERY: PageWords(label="Galería", path="galeria", purpose="Mostrar el lugar y el trabajo en fotos"),
        PageKind.TEAM: PageWords(label="Equipo", path="equipo", purpose="Presentar a las personas por su nombre"),
        PageKind.FAQ: PageWords(label="Preguntas", path="preguntas", purpose="Responder antes de que pregunten"),
        PageKind.CONTACT: PageWords(label="Contacto", path="contacto", purpose="Reunir todas las formas de contacto"),
    },
    channels={
        Goal.LEADS: ChannelWords(
            whatsapp="Escribir por WhatsApp",
            phone="Llamar",
            email="Pedir información",
            link="Pedir información",
            message="Hola, he visto la web y me gustaría recibir más información.",
        ),
        Goal.BOOKINGS: ChannelWords(
            whatsapp="Reservar por WhatsApp",
            phone="Reservar por teléfono",
            email="Solicitar reserva",
            link="Reservar",
            message="Hola, me gustaría hacer una reserva.",
        ),
        Goal.VISITS: ChannelWords(
            whatsapp="Escribir por WhatsApp",
            phone="Llamar",
            email="Enviar un mensaje",
            link="Cómo llegar",
            message="Hola, he visto la web y tengo una pregunta.",
        ),
        Goal.ORDERS: ChannelWords(
            whatsapp="Pedir por WhatsApp",
            phone="Pedir por teléfono",
            email="Hacer un pedido",
            link="Hacer un pedido",
            message="Hola, me gustaría hacer un pedido.",
        ),
        Goal.CALLS: ChannelWords(
            whatsapp="Escribir por WhatsApp",
            phone="Llamar ahora",
            email="Enviar un mensaje",
            link="Enviar un mensaje",
            message="Hola, he visto la web y me gustaría hablar.",
        ),
        Goal.DONATIONS: ChannelWords(
            whatsapp="Preguntar cómo donar",
            phone="Llamar para donar",
            email="Preguntar cómo donar",
            link="Donar",
            message="Hola, me gustaría saber cómo donar.",
        ),
    },
    channels_for={
        Offering.TREATMENTS: {Goal.BOOKINGS: _APPOINTMENT},
        Offering.APPOINTMENTS: {Goal.BOOKINGS: _APPOINTMENT},
        Offering.BAKED: {
            Goal.ORDERS: ChannelWords(
                whatsapp="Encargar por WhatsApp",
                phone="Encargar por teléfono",
                email="Hacer un encargo",
                link="Hacer un encargo",
                message="Hola, me gustaría hacer un encargo.",
            )
        },
    },
    brief=BriefWords(
        title="Briefing del sitio web: {name}",
        by_rules="Este documento se escribió con reglas, sin inteligencia artificial y solo con el formulario.",
        business="El negocio",
        offers="Lo que ofrece",
        voice="Cómo habla el sitio",
        pages="Las páginas",
        facts="Datos que tenemos",
        missing="Lo que falta y ayudaría",
        nothing_missing="Nada: el formulario está completo.",
        remarks="Observaciones",
        apart="Lo que lo distingue",
        look="Cómo se ve el sitio",
        headline="{purpose}. Abre con «{headline}».",
        positioning="En una frase",
        audience="Para quién",
        goal="Lo que el sitio debe lograr",
        action="La acción principal",
        secondary="La alternativa",
        more="y {count} más",
        taken_up="Según lo pedido, la página de inicio destaca: {offer}.",
        tone="Tono pedido: {tone}",
        voice_rules=(
            "Frases cortas; el dato va antes que el adjetivo.",
            "Nombres, precios, horarios y opiniones exactamente como en el formulario.",
            "Ninguna promesa, premio o cifra que el cliente no haya dado.",
        ),
        goals={
            Goal.LEADS: "Que los interesados pidan información",
            Goal.BOOKINGS: "Que los visitantes reserven",
            Goal.VISITS: "Que la gente venga a la dirección",
            Goal.ORDERS: "Que los visitantes hagan un pedido",
            Goal.CALLS: "Que los visitantes llamen",
            Goal.DONATIONS: "Que los visitantes donen",
        },
        founded="Fundación",
        address="Dirección",
        hours="Horario",
        phone="Teléfono",
        photos="Fotos",
        people="Personas",
        testimonials="Opiniones",
        faqs="Preguntas respondidas",
        special_hours="Fechas especiales",
        closed="cerrado",
        registration="Registro",
        legal_name="Razón social",
        tax_id="Identificación fiscal",
        booking="Página de reservas",
        ordering="Página de pedidos",
        profiles="Perfiles",
    ),
    missing=MissingWords(
        tagline="Una frase propia del negocio para abrir el sitio",
        audience="Para quién trabaja el negocio",
        founded="El año de fundación",
        differentiators="Lo que distingue al negocio de sus vecinos",
        logo="El logotipo, mejor en SVG",
        photos="Fotos horizontales del lugar y del trabajo",
        offers="Los productos o servicios, con su descripción",
        prices="Los precios, aunque sean «desde»",
        testimonials="Palabras de clientes reales, con su nombre",
        phone="Un teléfono o WhatsApp",
        address="La dirección completa, con calle y número",
        area="La ciudad o la zona en la que trabaja el negocio",
        hours="El horario de atención",
        booking_url="La dirección de la agenda en línea, si la hay",
        order_url="La dirección para pedidos en línea, si la hay",
        groups="Las partes de la lista larga, escritas antes de cada nombre, como «Entrantes: sopa del día»",
        page="Contenido para la página «{page}», que por eso quedó fuera del sitio",
        repeated_page="Algo propio para la página «{page}», que solo habría repetido «{other}»",
    ),
    layout=LayoutWords(
        starters={
            Template.LOCAL_BUSINESS: "Un diseño cercano y práctico: primero los datos, con horario y dirección a mano.",
            Template.LANDING_PAGE: "Un diseño para un solo argumento: letra grande, una columna, una acción.",
            Template.SAAS_PLATFORM: "Un diseño claro y sereno: primero el producto, luego lo que hace y lo que cuesta.",
            Template.PORTFOLIO: "Un diseño en el que habla el trabajo: imágenes grandes y poco texto.",
        },
        color_of_client="El color es el del cliente o el de su logotipo.",
        color_of_kind="El cliente no dio un color: este acompaña bien a su oficio.",
        hero_cover="Abre con una foto grande: primero habla el trabajo.",
        hero_split="Abre con la foto junto al texto: el lugar y la frase se ven a la vez.",
        hero_statement="Sin foto, abre con tipografía.",
        hero_pattern="Sin foto, abre con formas en los colores de la propia marca.",
        rhythm="Lo que va junto comparte fondo; un tono marca cada giro y el color de la marca, la acción.",
        action="La misma acción en todo el sitio: {action}.",
    ),
)

ES_FORMAL = ES.model_copy(
    update={
        "call_number": "Llame al {number}",
        "write_to_name": _with_article("Hable con", short="Hable con nosotros"),
        "reserve_with_name": _with_article("Reserve con", short="Reserve con nosotros"),
        "stay_with_name": _with_article("Reserve en", short="Reserve con nosotros"),
        "questions_about_name": _with_article("Preguntas sobre", short="Sus preguntas"),
        "order_from_name": _with_article("Pedidos", contraction="a", short="Haga su pedido"),
        "give_to_name": _with_article("Apoye", contraction="a", short="Apóyenos"),
        "one_person": "Quién le atiende",
    }
)
