namespace AdaptiveCards.Tests.Model;

/// <summary>A card with every part that is known, each with more than its defaults.</summary>
public static class FullCard
{
    public const string Json = """
        {
          "type": "AdaptiveCard", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "version": "1.5",
          "fallbackText": "words", "speak": "words", "lang": "en", "msteams": { "width": "Full" },
          "refresh": { "action": { "type": "Action.Execute", "title": "again", "verb": "refresh", "data": { "case": "c-1" } }, "userIds": ["29:a"] },
          "selectAction": { "type": "Action.OpenUrl", "url": "https://example.org/" },
          "body": [
            { "type": "TextBlock", "id": "t", "text": "Hello", "size": "extraLarge", "weight": "bolder", "color": "attention", "fontType": "monospace",
              "style": "heading", "horizontalAlignment": "center", "isSubtle": true, "wrap": true, "maxLines": 3, "spacing": "none", "separator": true, "isVisible": false },
            { "type": "RichTextBlock", "horizontalAlignment": "right", "inlines": [
              { "type": "TextRun", "text": "run", "size": "small", "weight": "lighter", "color": "good", "fontType": "monospace", "isSubtle": true, "italic": true,
                "strikethrough": true, "underline": true, "highlight": true, "selectAction": { "type": "Action.Submit", "data": "x" } } ] },
            { "type": "Image", "url": "https://example.org/a.png", "altText": "a picture", "size": "medium", "width": "40px" },
            { "type": "Container", "style": "emphasis", "bleed": true, "items": [ { "type": "TextBlock", "text": "inside" } ] },
            { "type": "ColumnSet", "columns": [ { "type": "Column", "width": "auto", "items": [ { "type": "TextBlock", "text": "left" } ] } ] },
            { "type": "FactSet", "facts": [ { "title": "Port", "value": "587" } ] },
            { "type": "Table", "firstRowAsHeaders": false, "showGridLines": false, "columns": [ { "width": 1 } ], "rows": [
              { "type": "TableRow", "cells": [ { "type": "TableCell", "style": "good", "items": [ { "type": "TextBlock", "text": "cell" } ] } ] } ] },
            { "type": "ActionSet", "actions": [ { "type": "Action.Execute", "title": "Do", "verb": "do", "style": "positive", "iconUrl": "https://example.org/i.png",
              "tooltip": "does", "mode": "secondary", "isEnabled": false, "data": { "n": 1 }, "fallback": { "type": "Action.Submit", "data": { "n": 1 } } } ] },
            { "type": "Input.Text", "id": "a", "label": "A", "isRequired": true, "errorMessage": "needed", "value": "v", "placeholder": "p", "style": "email", "isMultiline": true, "maxLength": 9, "regex": "^.$" },
            { "type": "Input.Number", "id": "b", "value": 1.5, "min": 0.0, "max": 9.0, "placeholder": "p" },
            { "type": "Input.Date", "id": "c", "value": "2026-11-24", "min": "2026-01-01", "max": "2026-12-31" },
            { "type": "Input.Time", "id": "d", "value": "15:25", "min": "00:00", "max": "23:59" },
            { "type": "Input.ChoiceSet", "id": "e", "value": "1,2", "style": "expanded", "isMultiSelect": true, "wrap": true, "placeholder": "p", "choices": [ { "title": "One", "value": "1" } ] },
            { "type": "Input.Toggle", "id": "f", "title": "Yes?", "value": "y", "valueOn": "y", "valueOff": "n", "wrap": true }
          ],
          "actions": [
            { "type": "Action.OpenUrl", "title": "Open", "url": "https://example.org/page" },
            { "type": "Action.Submit", "title": "Send", "data": { "case": "c-1" } },
            { "type": "Action.ShowCard", "title": "More", "card": { "type": "AdaptiveCard", "body": [ { "type": "TextBlock", "text": "more" } ] } },
            { "type": "Action.ToggleVisibility", "title": "Show", "targetElements": [ { "elementId": "t", "isVisible": true } ] }
          ]
        }
        """;
}
