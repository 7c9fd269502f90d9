using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace MsaOrleans.Api.Tests.OpenApi;

/// <summary>The API document as it is checked in (<c>docs/openapi.json</c>), for answers to be held to.</summary>
public static class Contract
{
    public static readonly string Path = System.IO.Path.Combine(Root(), "docs", "openapi.json");

    private static readonly Lock OneAtATime = new();

    private static readonly JsonNode Document = Read();

    private static readonly (Regex Form, string Template)[] Templates =
    [
        .. Document["paths"]!
            .AsObject()
            .Select(path => path.Key)
            .OrderBy(template => template.Count(c => c == '{'))
            .Select(template =>
                (new Regex($"^{Regex.Replace(template, @"\{[^}]+\}", "[^/]+")}/?$", RegexOptions.IgnoreCase), template)
            ),
    ];

    /// <summary>The document's schemas, in which nothing is allowed that they do not name.</summary>
    private static readonly JsonObject Definitions = Closed();

    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new();

    /// <summary>What the document says of an answer; null where it has no such route.</summary>
    public static JsonNode? Responses(string method, string path) =>
        Templates.FirstOrDefault(known => known.Form.IsMatch(path)).Template is { } template
            ? Document["paths"]![template]![method.ToLowerInvariant()]?["responses"]
            : null;

    public static JsonNode? Resolved(JsonNode? response) =>
        (string?)response?["$ref"] is { } reference
            ? Document["components"]!["responses"]![reference.Split('/')[^1]]
            : response;

    /// <returns>What is wrong with it; nothing when it is as the document says.</returns>
    public static string Faults(JsonNode schema, JsonNode? body)
    {
        var compiled = Schemas.GetOrAdd(
            schema.ToJsonString(),
            text =>
            {
                var whole = JsonNode.Parse(text)!.AsObject();
                whole["$defs"] = Definitions.DeepClone();
                return JsonSchema.FromText(
                    whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal)
                );
            }
        );
        EvaluationResults result;
        lock (OneAtATime)
            result = compiled.Evaluate(
                body,
                new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true }
            );
        return result.IsValid
            ? ""
            : string.Join(
                '\n',
                result
                    .Details.Where(detail => detail.HasErrors)
                    .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))
            );
    }

    /// <summary>
    /// Read to its last leaf: a node that is read for the first time changes, and tests run side by side.
    /// </summary>
    private static JsonNode Read()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path))!;
        _ = Leaves(document);
        return document;
    }

    private static int Leaves(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.Sum(field => Leaves(field.Value)),
            JsonArray items => items.Sum(Leaves),
            _ => 1,
        };

    private static JsonObject Closed()
    {
        var schemas = Document["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (var (name, schema) in schemas)
            if (schema!["properties"] is not null && name != "Problem")
                schema["additionalProperties"] = false;
        return schemas;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "MsaOrleans.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
