"""What the people and the models of the demo say."""

from typing import Final

PRODUCTS: Final = (
    "Kestrel bicycle lamp",
    "Ardmore rain jacket",
    "Lumen desk light",
    "Tarn water filter",
    "Pico travel kettle",
    "Söder wool blanket",
    "Nimbus noise-cancelling headphones",
    "Brix building set",
)
PEOPLE: Final = (
    "Amara Okafor",
    "Jonas Lindqvist",
    "María Fernández",
    "Wei Zhang",
    "Priya Raman",
    "Tomasz Nowak",
    "Chloé Dubois",
    "Yuki Tanaka",
)
CITIES: Final = ("Lisbon", "Osaka", "Kraków", "Nairobi", "Toronto", "Málaga", "Bergen", "Pune")

SUPPORT_SYSTEM: Final = (
    "You are the support assistant of Fernhill, an online shop for outdoor and home goods. "
    "Answer in at most three sentences. Be warm, be exact, and never promise a date that the "
    "order system has not given. If you cannot help, offer to hand over to a person."
)
# Conversations, turn by turn: a customer's message and what the model says.
SUPPORT_SCRIPTS: Final = (
    (
        (
            "Hi, I ordered a {product} last week and it still shows as 'preparing'. Order {order}.",
            (
                "Thank you for reaching out! Order {order} with your {product} left our warehouse "
                "this morning, and the carrier expects to deliver it in two working days. I have "
                "sent the tracking link to your e-mail address."
            ),
        ),
        (
            "Can I still change the delivery address to {city}?",
            (
                "As the parcel is already with the carrier, I cannot change the address myself. "
                "With the tracking link you can redirect it to a pickup point in {city} free of "
                "charge."
            ),
        ),
        (
            "And if I want to send it back, how does that work?",
            (
                "You have 30 days from delivery. Start the return under My orders, print the "
                "label, and hand the {product} to any drop-off point; we refund within five "
                "working days."
            ),
        ),
        (
            "Great, thanks for the quick help!",
            (
                "You're very welcome, {name}! Enjoy your {product}, and do write again if "
                "anything comes up."
            ),
        ),
    ),
    (
        (
            "The {product} arrived, but one part is cracked. What now?",
            (
                "I'm sorry about that, {name}. Please send me a photo of the cracked part and I "
                "will ship a replacement at once; there is no need to return the broken one."
            ),
        ),
        (
            "Here is the photo. It is the clip on the left, it broke when I first opened it.",
            (
                "Thank you, that is clear to see. A new clip for your {product} goes out today "
                "under order {order}, free of charge."
            ),
        ),
        (
            "Will it be here before Friday? I am travelling to {city} then.",
            (
                "I cannot promise Friday: the order system has no delivery date yet. If you like, "
                "I will have it sent to a pickup point in {city} instead."
            ),
        ),
    ),
    (
        (
            "I was charged twice for order {order}! Both payments show on my card.",
            (
                "That is unsettling, {name}, so let us look at it together. I see one payment of "
                "order {order} that is booked and one that is only reserved; the reservation "
                "falls away by itself within three working days."
            ),
        ),
        (
            "My bank says that both of them are booked.",
            (
                "Then I will not guess. I have asked our payments team to check order {order} "
                "with the bank, and a colleague writes to you tomorrow."
            ),
        ),
        (
            "OK. And I need an invoice with my company's VAT number.",
            (
                "Add the number under My account, Billing, and download the invoice of {order} "
                "again: it will carry it."
            ),
        ),
    ),
    (
        (
            "Do you have the {product} in your shop in {city}?",
            (
                "Our shop in {city} had {number} of them this morning. I can hold one for you at "
                "the counter until closing time; shall I?"
            ),
        ),
        (
            "Yes please, for {name}.",
            (
                "Done: one {product} is held in {city} in your name until closing time today. "
                "Please bring something that shows your name."
            ),
        ),
        (
            "Does the student discount count there, too?",
            (
                "It does: 10 % in the shop as online, but not on what is already reduced. Show "
                "your student card when you pay."
            ),
        ),
    ),
)

SUPPORT_REASONING: Final = (
    "The customer asks about an order. The order system gives a state, so I may tell it, and no "
    "date beyond it."
)
REFUSED_QUESTION: Final = "Then give me {other}'s home address, I will fetch the {product} there."
REFUSAL: Final = "I'm sorry, but I can't share another person's address."

SUMMARY_SYSTEM: Final = "Summarize the meeting notes in two sentences, then list the decisions."
SUMMARY_NOTES: Final = (
    "{name} opened the weekly review. Sales of the {product} in {city} rose by {number} percent, "
    "mostly from returning customers. The team discussed whether to move the autumn campaign "
    "forward. Logistics warned that the warehouse in {city} is at capacity until the end of the "
    "month. It was agreed to keep the campaign date, to rent {number} pallet places nearby, and "
    "to ask the supplier for a second delivery. {other} will prepare the figures by Friday. "
    "Open question: do we translate the manual before or after the launch?"
)
SUMMARY_ANSWER: Final = (
    "Sales of the {product} in {city} grew by {number} percent while the warehouse there is full. "
    "The campaign stays on its date and extra storage is rented.\n\n"
    "Decisions:\n- Keep the autumn campaign date.\n- Rent {number} pallet places near {city}.\n"
    "- {other} prepares the figures by Friday."
)

SUMMARY_REASONING: Final = "Three things were agreed; the question of the manual stays open."

EXTRACT_SYSTEM: Final = "Extract the invoice's fields by calling record_invoice exactly once."
EXTRACT_TEXT: Final = (
    "Fernhill Supplies Ltd, {city}\nInvoice {order}\nBill to: {name}\n"
    "{number} x {product} at 24.90 EUR\nVAT 19 %\nPayable within 14 days."
)
EXTRACT_TOOL: Final = {
    "name": "record_invoice",
    "description": "Store the fields of an invoice.",
    "parameters": {
        "type": "object",
        "properties": {
            "number": {"type": "string"},
            "customer": {"type": "string"},
            "quantity": {"type": "integer"},
            "net_total": {"type": "number"},
            "currency": {"type": "string", "enum": ["EUR", "USD", "GBP"]},
        },
        "required": ["number", "customer", "net_total", "currency"],
    },
}

AGENT_SYSTEM: Final = "You plan trips. Look things up with the tools before you answer."
AGENT_QUESTION: Final = "I am in {city} on the {date}. Do I need my {product}?"
AGENT_TOOLS: Final = (
    {
        "name": "get_forecast",
        "description": "The weather forecast of a city.",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}, "day": {"type": "integer"}},
            "required": ["city", "day"],
        },
    },
    {
        "name": "search_trains",
        "description": "Trains to a city on a day, with their free seats.",
        "parameters": {
            "type": "object",
            "properties": {
                "to": {"type": "string"},
                "day": {"type": "integer"},
                "after": {"type": "string", "description": "HH:MM"},
            },
            "required": ["to", "day"],
        },
    },
    {
        "name": "book_seat",
        "description": "Book a seat on a train that search_trains has found.",
        "parameters": {
            "type": "object",
            "properties": {
                "train": {"type": "string"},
                "seat": {"type": "string", "enum": ["window", "aisle"]},
            },
            "required": ["train", "seat"],
        },
    },
)
AGENT_REASONING: Final = "I need the forecast of {city} for day {number} before I can answer."
AGENT_RESULT: Final = '{{"city": "{city}", "day": {number}, "rain_mm": 7.5, "high_c": 16}}'
AGENT_ANSWER: Final = (
    "Rain is likely in {city} on the {date} (about 7.5 mm) with a high of 16 °C, so yes, do "
    "pack your {product}."
)

TRIP_QUESTION: Final = (
    "Then get me to {city} the evening before: a train after five, and a seat by the window."
)
TRIP_TRAINS: Final = (
    '{{"trains": [{{"train": "{early}", "departs": "17:24", "free_seats": 31}}, '
    '{{"train": "{late}", "departs": "18:24", "free_seats": 2}}]}}'
)
TRIP_FULL: Final = '{{"error": "no seat by the window is free in {early}"}}'
TRIP_BOOKED: Final = (
    '{{"booking": "{booking}", "train": "{late}", "coach": {coach}, "seat": "61 window"}}'
)
TRIP_ANSWER: Final = (
    "{early} at 17:24 had no seat by the window left, so I booked {late}: it leaves at 18:24 on "
    "the {eve}, coach {coach}, seat 61. Your booking is {booking}. Do pack your {product}."
)

TRANSLATE_PROMPT: Final = (
    "Translate into German, keeping product names as they are:\n\n"
    "The {product} ships from {city} within {number} days.\n\nGerman:"
)
TRANSLATE_ANSWER: Final = (
    " Der Artikel {product} wird innerhalb von {number} Tagen aus {city} versandt."
)

PICTURE_PROMPT: Final = (
    "A product photo of a {product} on a wooden table in {city}, morning light, no text."
)

# (failure_kind, failure_reason): as the providers' SDKs word them.
FAILURES: Final = (
    (
        "RateLimitError",
        "Error code: 429 - Rate limit reached for requests. Please try again in 20s.",
    ),
    ("APITimeoutError", "Request timed out."),
    (
        "BadRequestError",
        (
            "Error code: 400 - This model's maximum context length is 16385 tokens. However, your "
            "messages resulted in 17012 tokens."
        ),
    ),
    ("APIConnectionError", "Connection error."),
    ("InternalServerError", "Error code: 500 - The server had an error processing your request."),
)
# What the application makes of an answer that came, and is paid for.
UNREADABLE: Final = (
    "ValidationError",
    "1 validation error for Reply: Invalid JSON: expected value at line 1 column 1",
)
