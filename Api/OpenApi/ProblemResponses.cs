using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.OpenApi;

/// <summary>An error response: its codes in the description, one example each.</summary>
internal static class ProblemResponses
{
    public static OpenApiResponse Of(IReadOnlyList<Problem> problems) => new()
    {
        Description = string.Join(", ", problems.Select(problem => $"`{problem.Code}`")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = Schema(problems),
                Examples = problems.ToDictionary(problem => problem.Code, IOpenApiExample (problem) => new OpenApiExample
                {
                    Summary = problem.Title,
                    Value = Example(problem),
                }),
            },
        },
    };

    private static OpenApiSchema Schema(IReadOnlyList<Problem> problems) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "type", "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text(),
            ["instance"] = Text(),
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. problems.Select(problem => JsonValue.Create(problem.Code))] },
            ["holder"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Qui tient l’échange ; « already-claimed » seulement." },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
            },
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static JsonObject Example(Problem problem) => new()
    {
        ["type"] = problem.Type,
        ["title"] = problem.Title,
        ["status"] = problem.Status,
        ["detail"] = problem.Detail,
        ["code"] = problem.Code,
    };
}
