using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace MsaOrleans.Api.Tests.Fuzzing;

/// <summary>Values for parameters and bodies: some that are right, some that nobody's page sends.</summary>
/// <param name="random">From a seed, so that a run can be made again.</param>
/// <param name="known">Texts that mean something to the service.</param>
internal sealed class OddValues(Random random, IReadOnlyList<string> known)
{
    private const int DeepestNesting = 80;

    private static readonly string[] Odd =
    [
        "",
        " ",
        ".",
        "..",
        "../../etc/passwd",
        "%2e%2e%2f",
        "a/b",
        "\0",
        "a\0b",
        "\u0007",
        "\u200b",
        "\u202etxt",
        "\ufeff",
        "\ufffe",
        "\ud83d",
        "\ude9c\ud83d",
        "🚜",
        "é",
        "e\u0301",
        "İ",
        "'; DROP TABLE mailbox; --",
        "<script>alert(1)</script>",
        "{{name}}",
        "${7*7}",
        "null",
        "true",
        "NaN",
        "-1",
        "0",
        "1e400",
        "99999999999999999999",
        "0001-01-01",
        "9999-12-31",
        "9999-12-31T23:59:59.9999999+14:00",
        "0001-01-01T00:00:00-14:00",
        "2024-02-30",
        "2026-11-26T10:00:00Z",
        new('a', 65),
        new('f', 129),
        new('z', 2_000),
    ];

    public bool Sometimes(int percent) => random.Next(100) < percent;

    public T One<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public string Text() => Sometimes(60) ? One(known) : One(Odd);

    /// <summary>For an address or a header.</summary>
    public string Parameter(JsonNode? schema) =>
        Sometimes(50) && (string?)schema?["type"] is "integer" ? $"{random.Next(-2, 300)}"
        : Sometimes(50) && (string?)schema?["type"] is "boolean" ? One<string>(["true", "false"])
        : Text();

    /// <summary>JSON by a schema, more or less.</summary>
    public string Json(JsonNode schema, JsonNode schemas)
    {
        var resolved = (string?)schema["$ref"] is { } reference ? schemas[reference.Split('/')[^1]]! : schema;
        if (Sometimes(6))
            return Anything(0);
        if (resolved["enum"] is JsonArray values && Sometimes(85))
            return One(values.ToList())?.ToJsonString() ?? "null";
        if (resolved["properties"] is JsonObject properties)
            return Object(properties, schemas);
        return $"{resolved["type"]}" switch
        {
            "boolean" => One<string>(["true", "false"]),
            "integer" => random.Next(-1, 7).ToString(CultureInfo.InvariantCulture),
            _ => Quoted(Text()),
        };
    }

    private string Object(JsonObject properties, JsonNode schemas)
    {
        var fields = properties
            .Where(_ => !Sometimes(8))
            .Select(property => $"{Quoted(property.Key)}:{Json(property.Value!, schemas)}")
            .ToList();
        if (Sometimes(3))
            fields.Add($"{Quoted(Text())}:{Anything(0)}");
        if (Sometimes(3) && fields.Count > 0)
            fields.Add(One(fields));
        var text = $"{{{string.Join(',', fields)}}}";
        return Sometimes(3) ? text[..random.Next(text.Length)] : text;
    }

    private string Anything(int depth) =>
        random.Next(8) switch
        {
            0 => "null",
            1 => One<string>(["0", "-0", "1e999", "1.5", "12345678901234567890", "01"]),
            2 => "[]",
            3 when depth < 4 => $"[{Anything(depth + 1)},{Anything(depth + 1)}]",
            4 when depth < 4 => $"{{{Quoted(Text())}:{Anything(depth + 1)}}}",
            5 => new string('[', DeepestNesting) + new string(']', DeepestNesting),
            6 => One<string>(["true", "tru", "", "{", "\"", "/* */ 1", "[1,]"]),
            _ => Quoted(Text()),
        };

    /// <summary>Halves of characters too, which no writer of JSON would let through.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
            if (unit is >= ' ' and < '\x7F' and not '"' and not '\\')
                quoted.Append(unit);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        return quoted.Append('"').ToString();
    }
}
