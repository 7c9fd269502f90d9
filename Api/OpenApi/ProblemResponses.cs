using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using MsaOrleans.Api.Problems;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace MsaOrleans.Api.OpenApi;

/// <summary>
/// Error responses: the codes that each may have, an example of each. What any route may answer is said once.
/// </summary>
internal static class ProblemResponses
{
    private const string Schema = "Problem",
        HeadersTooLarge = "HeadersTooLarge",
        Malformed = "Malformed";

    /// <summary>What Kestrel answers by itself, before it knows which route is meant: a status, and no body.</summary>
    private const string ByTheServer = "La requête n’est pas du HTTP bien formé : la réponse n’a alors pas de corps.";

    /// <summary>What any route may answer.</summary>
    private static readonly Problem[] Anywhere =
    [
        ProblemCatalog.MethodNotAllowed,
        ProblemCatalog.UnsupportedMediaType,
        ProblemCatalog.TooManyRequests,
        ProblemCatalog.InternalError,
        ProblemCatalog.Unavailable,
    ];

    private static readonly Problem[] Shared =
    [
        .. Anywhere,
        ProblemCatalog.Unauthenticated,
        ProblemCatalog.PayloadTooLarge,
    ];

    /// <summary>Adds what the route's own problems, and any route's, are answered with.</summary>
    public static void Add(OpenApiResponses responses, OpenApiDocument document, IEnumerable<Problem> problems)
    {
        foreach (
            var group in problems
                .Concat(Anywhere)
                .Distinct()
                .GroupBy(problem => problem.Status)
                .OrderBy(group => group.Key)
        )
            responses[Text(group.Key)] =
                group.ToArray() is [var only] && Shared.Contains(only)
                    ? new OpenApiResponseReference(NameOf(only), document)
                    : Of([.. group], document);
        responses.TryAdd(Text(Status400BadRequest), new OpenApiResponseReference(Malformed, document));
        responses[Text(Status431RequestHeaderFieldsTooLarge)] = new OpenApiResponseReference(HeadersTooLarge, document);
    }

    /// <summary>What the operations refer to.</summary>
    public static void Define(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSchema>(Schema, Common());
        foreach (var problem in Shared)
            document.AddComponent<IOpenApiResponse>(NameOf(problem), Of([problem], document));
        document.AddComponent<IOpenApiResponse>(Malformed, new OpenApiResponse { Description = ByTheServer });
        document.AddComponent<IOpenApiResponse>(
            HeadersTooLarge,
            new OpenApiResponse { Description = "Les en-têtes dépassent 16 Kio : la réponse n’a pas de corps." }
        );
    }

    private static OpenApiResponse Of(IReadOnlyList<Problem> problems, OpenApiDocument document) =>
        new()
        {
            Description =
                string.Join(
                    " ; ",
                    problems
                        .DistinctBy(problem => problem.Code)
                        .Select(problem => $"`{problem.Code}` : {problem.Title}")
                ) + (problems[0].Status == Status400BadRequest ? $" — {ByTheServer}" : ""),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        AllOf = [new OpenApiSchemaReference(Schema, document)],
                        Properties = new Dictionary<string, IOpenApiSchema> { ["code"] = Codes(problems) },
                    },
                    Examples = problems
                        .DistinctBy(problem => problem.Code)
                        .ToDictionary(
                            problem => problem.Code,
                            IOpenApiExample (problem) =>
                                new OpenApiExample { Summary = problem.Title, Value = Example(problem) }
                        ),
                },
            },
        };

    private static OpenApiSchema Codes(IReadOnlyList<Problem> problems) =>
        new()
        {
            Type = JsonSchemaType.String,
            Enum = [.. problems.Select(problem => problem.Code).Distinct().Select(code => JsonValue.Create(code))],
        };

    private static OpenApiSchema Common() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "type", "title", "status", "detail", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Of(JsonSchemaType.String),
                ["title"] = Of(JsonSchemaType.String),
                ["status"] = Of(JsonSchemaType.Integer),
                ["detail"] = Of(JsonSchemaType.String),
                ["instance"] = Of(JsonSchemaType.String),
                ["code"] = Of(JsonSchemaType.String),
                ["holder"] = Of(JsonSchemaType.String),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalProperties = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Array,
                        Items = Of(JsonSchemaType.String),
                    },
                },
                ["traceId"] = Of(JsonSchemaType.String),
            },
        };

    private static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };

    private static JsonObject Example(Problem problem) =>
        new()
        {
            ["type"] = problem.Type,
            ["title"] = problem.Title,
            ["status"] = problem.Status,
            ["detail"] = problem.Detail,
            ["code"] = problem.Code,
        };

    /// <summary><c>method-not-allowed</c> is <c>MethodNotAllowed</c>.</summary>
    private static string NameOf(Problem problem) =>
        string.Concat(problem.Code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
