using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MsaOrleans.Api.Problems;
using Scalar.AspNetCore;

namespace MsaOrleans.Api.OpenApi;

/// <summary>What the OpenAPI document says beyond what the routes themselves declare.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Messagerie sécurisée MSA";
            document.Info.Version = "v1";
            document.Info.Description = "Écrire à sa caisse de MSA, suivre ses échanges, y répondre. Instants en UTC (ISO 8601) ; erreurs au format RFC 9457 avec un champ « code » stable.";
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(DateTimeOffset) || context.JsonTypeInfo.Type == typeof(DateTimeOffset?))
                (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
            return Task.CompletedTask;
        });
    });

    /// <summary>The reference page, <c>/scalar</c>; it calls nobody else's server.</summary>
    public static void MapReference(this WebApplication app) => app.MapScalarApiReference("/scalar", page => page
        .WithTitle("Messagerie sécurisée MSA")
        .DisableAgent()
        .DisableMcp()
        .DisableTelemetry()
        .DisableDefaultFonts()
        .HideDeveloperTools()
        .HideClientButton());

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var signedIn = metadata.OfType<IAuthorizeData>().Any();
        if (signedIn)
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        var problems = metadata.OfType<ProblemMetadata>().SelectMany(declared => declared.Problems)
            .Concat(signedIn ? [ProblemCatalog.Unauthenticated] : [])
            .Concat(operation.RequestBody is null ? [] : [ProblemCatalog.InvalidRequest, ProblemCatalog.InvalidJson, ProblemCatalog.UnknownField, ProblemCatalog.PayloadTooLarge, ProblemCatalog.UnsupportedMediaType])
            .Concat([ProblemCatalog.Unavailable, ProblemCatalog.InternalError])
            .Distinct();
        operation.Responses ??= [];
        foreach (var group in problems.GroupBy(problem => problem.Status))
            operation.Responses[group.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = ProblemResponses.Of([.. group]);
        Examples.Apply(operation, context.Description.ActionDescriptor.EndpointMetadata);
        return Task.CompletedTask;
    }
}
