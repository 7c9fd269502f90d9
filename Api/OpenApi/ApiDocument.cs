using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MsaOrleans.Api.Http;
using Scalar.AspNetCore;

namespace MsaOrleans.Api.OpenApi;

/// <summary>What the OpenAPI document says beyond what the routes themselves declare.</summary>
internal static class ApiDocument
{
    /// <summary>Name of the way to say who calls.</summary>
    public const string Bearer = "bearer";

    private const string Title = "Messagerie sécurisée MSA";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services
            .AddSingleton<ServedDocument>()
            .AddOpenApi(
                ServedDocument.Version,
                options =>
                {
                    options.AddSchemaTransformer(SchemaFacts.ApplyAsync);
                    options.AddOperationTransformer(Operations.DescribeAsync);
                    options.AddDocumentTransformer(DescribeAsync);
                }
            );

    /// <summary>
    /// The document, and the reference page made from it, <c>/scalar</c>, which calls nobody else's server.
    /// </summary>
    public static void MapReference(this WebApplication app)
    {
        app.MapGet(
                ServedDocument.Address,
                (HttpContext context, ServedDocument document) => document.WriteAsync(context)
            )
            .WithHead()
            .ExcludeFromDescription();
        app.MapScalarApiReference(
                "/scalar",
                page =>
                    page.WithTitle(Title)
                        .WithNonce()
                        .DisableAgent()
                        .DisableMcp()
                        .DisableTelemetry()
                        .DisableDefaultFonts()
                        .HideDeveloperTools()
                        .HideClientButton()
            )
            .WithHead();
    }

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new()
        {
            Title = Title,
            Version = "v1",
            Description =
                "Écrire à sa caisse de MSA, suivre ses échanges, y répondre. Instants en UTC (ISO 8601) ; "
                + "erreurs au format RFC 9457 avec un champ « code » stable.",
            Contact = new() { Name = "Mutualité sociale agricole", Url = new("https://www.msa.fr") },
        };
        document.Servers = [new() { Url = "/", Description = "Le service qui publie ce document." }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "Le jeton d’accès du service d’identification.",
            },
        };
        foreach (var unused in LiveEvents.Schemas)
            document.Components.Schemas?.Remove(unused);
        ProblemResponses.Define(document);
        Descriptions.OfTags(document);
        Descriptions.OfSchemas(document);
        return Task.CompletedTask;
    }
}
