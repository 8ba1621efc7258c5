namespace AdaptiveCards.Tests.Templating;

/// <summary>A card of the size that the bot sends: title, text, facts, conditions, a repeated row, buttons with data.</summary>
public static class NormalCard
{
    public const string Template = """
        {
          "type": "AdaptiveCard", "version": "1.5", "fallbackText": "${title}",
          "body": [
            { "type": "TextBlock", "text": "${title}", "size": "large", "weight": "bolder", "wrap": true },
            { "type": "TextBlock", "text": "${lead} (${case.id}, ${case.step})", "wrap": true },
            { "type": "TextBlock", "$when": "${count(findings) > 0}", "text": "${labels.found}: ${count(findings)}" },
            { "type": "FactSet", "facts": [ { "$data": "${findings}", "title": "${name}", "value": "${if(ok, $root.labels.yes, $root.labels.no)} ${detail}" } ] },
            { "type": "Container", "$when": "${case.open && !case.mine}", "items": [
              { "$data": "${hints}", "type": "TextBlock", "text": "${$index + 1}. ${$data}", "wrap": true } ] },
            { "type": "Input.Text", "id": "answer", "label": "${labels.answer}", "placeholder": "${labels.hint}", "isMultiline": true }
          ],
          "actions": [
            { "type": "Action.Execute", "title": "${labels.done}", "verb": "done", "data": { "case": "${case.id}", "step": "${case.step}", "revision": "${case.revision}" } },
            { "type": "Action.Submit", "title": "${labels.help}", "data": { "case": "${case.id}" } }
          ]
        }
        """;

    public const string Data = """
        {
          "title": "Sign-in refused", "lead": "The server wants an app password.",
          "case": { "id": "c-17", "step": "app-password", "revision": 3, "open": true, "mine": false },
          "labels": { "found": "Checked", "yes": "yes", "no": "no", "answer": "What happened?", "hint": "Paste it here", "done": "It works", "help": "Ask a person" },
          "findings": [
            { "name": "DNS", "ok": true, "detail": "3 addresses" }, { "name": "Port 587", "ok": true, "detail": "open" },
            { "name": "STARTTLS", "ok": true, "detail": "TLS 1.3" }, { "name": "Sign-in", "ok": false, "detail": "LOGIN, PLAIN" }
          ],
          "hints": ["Open the account page", "Make an app password", "Paste it into the mail program"]
        }
        """;
}
