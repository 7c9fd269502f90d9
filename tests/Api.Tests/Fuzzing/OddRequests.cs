using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MsaOrleans.Api.Tests.OpenApi;

namespace MsaOrleans.Api.Tests.Fuzzing;

/// <summary>Requests made from the API document: each follows from a seed and its number, and from nothing else.</summary>
internal sealed partial class OddRequests
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

    private static readonly string[] Types =
    [
        "application/json; charset=bogus",
        "application/json;",
        "text/plain",
        "application/xml",
        "application/problem+json",
        "multipart/form-data",
        "x",
        "",
    ];

    private readonly JsonNode _schemas;
    private readonly (string Method, string Path, JsonNode Operation)[] _operations;

    public OddRequests()
    {
        var document = JsonNode.Parse(File.ReadAllText(Contract.Path))!;
        _schemas = document["components"]!["schemas"]!;
        _operations =
        [
            .. from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!),
        ];
    }

    public int Operations => _operations.Length;

    /// <param name="operation">The operation that it was made for.</param>
    public HttpRequestMessage Make(OddValues values, out string operation)
    {
        var (method, path, details) = values.One(_operations);
        operation = $"{method} {path}";
        var query = new List<string>();
        var headers = new List<(string Name, string Value)>();
        foreach (var parameter in details["parameters"]?.AsArray() ?? [])
        {
            var (name, value) = ($"{parameter!["name"]}", values.Parameter(parameter["schema"]));
            if ($"{parameter["in"]}" == "path")
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            else if (values.Sometimes(40))
                continue;
            else if ($"{parameter["in"]}" == "query")
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            else
                headers.Add((name, InHeader().Replace(value, "?")));
        }
        if (values.Sometimes(3))
            query.Add($"x={Uri.EscapeDataString(values.Text())}");
        var request = new HttpRequestMessage(
            new(values.Sometimes(3) ? values.One(Methods) : method),
            query.Count == 0 ? path : $"{path}?{string.Join('&', query)}"
        );
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (details["requestBody"]?["content"]?["application/json"] is { } body && !values.Sometimes(2))
            request.Content = Body(values, body);
        return request;
    }

    /// <summary>Often the document's example, which is right: other things are odd then.</summary>
    private ByteArrayContent Body(OddValues values, JsonNode body)
    {
        var json =
            body["example"] is { } example && values.Sometimes(40)
                ? example.ToJsonString()
                : values.Json(body["schema"]!, _schemas);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        if (values.Sometimes(95))
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        else
            content.Headers.TryAddWithoutValidation("Content-Type", values.One(Types));
        return content;
    }

    /// <summary>What the client would not send.</summary>
    [GeneratedRegex(@"[^\x20-\x7E]")]
    private static partial Regex InHeader();
}
