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
# Turn by turn: a customer's message and what a good answer says.
SUPPORT_TURNS: Final = (
    (
        "Hi, I ordered a {product} last week and it still shows as 'preparing'. Order {order}.",
        (
            "Thank you for reaching out! Order {order} with your {product} left our warehouse this "
            "morning, and the carrier expects to deliver it in two working days. I have sent the "
            "tracking link to your e-mail address."
        ),
    ),
    (
        "Can I still change the delivery address to {city}?",
        (
            "As the parcel is already with the carrier, I cannot change the address myself. With "
            "the tracking link you can redirect it to a pickup point in {city} free of charge."
        ),
    ),
    (
        "And if I want to send it back, how does that work?",
        (
            "You have 30 days from delivery. Start the return under My orders, print the label, "
            "and hand the {product} to any drop-off point; we refund within five working days."
        ),
    ),
    (
        "The {product} arrived, but one part is cracked. What now?",
        (
            "I'm sorry about that, {name}. Please send me a photo of the cracked part and I will "
            "ship a replacement at once; there is no need to return the broken one."
        ),
    ),
    (
        "Great, thanks for the quick help!",
        (
            "You're very welcome, {name}! Enjoy your {product}, and do write again if anything "
            "comes up."
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
AGENT_QUESTION: Final = "I am in {city} on the {number}th. Do I need my {product}?"
AGENT_TOOL: Final = {
    "name": "get_forecast",
    "description": "The weather forecast of a city.",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string"}, "day": {"type": "integer"}},
        "required": ["city", "day"],
    },
}
AGENT_REASONING: Final = "I need the forecast of {city} for day {number} before I can answer."
AGENT_RESULT: Final = '{{"city": "{city}", "day": {number}, "rain_mm": 7.5, "high_c": 16}}'
AGENT_ANSWER: Final = (
    "Rain is likely in {city} on the {number}th (about 7.5 mm) with a high of 16 °C, so yes, do "
    "pack your {product}."
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
