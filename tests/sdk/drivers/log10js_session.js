// Drive log10js with openai v3: `node log10js_session.js MARKER`, run inside the npm project.
//
// The SDK starts its session when it is required, and logs what it does to standard output: the
// result is the last line, as JSON.
const { createRequire } = require("node:module");
const fromProject = createRequire(`${process.cwd()}/`);
const log10 = fromProject("log10js");
const { Configuration, OpenAIApi } = fromProject("openai");

const marker = process.argv[2];
const Client = log10(OpenAIApi);
const client = new Client(
  new Configuration({ apiKey: "unused", basePath: process.env.OPENAI_BASE_URL }),
);

async function main() {
  const chat = await client.createChatCompletion({
    model: "gpt-3.5-turbo",
    messages: [{ role: "user", content: `${marker} chat → Grüße 🌦` }],
    temperature: 0.5,
  });
  const text = await client.createCompletion({
    model: "gpt-3.5-turbo-instruct",
    prompt: `${marker} text`,
    max_tokens: 8,
  });
  const failed = await client.createChatCompletion({
    model: "broken",
    messages: [{ role: "user", content: `${marker} failed` }],
  });
  return {
    chat: chat.data.choices[0].message.content,
    text: text.data.choices[0].text,
    failed: failed === undefined ? null : failed.status,
  };
}

main().then((result) => console.log(JSON.stringify(result)));
