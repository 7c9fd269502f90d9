using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.OpenApi;

/// <summary>What the document says of a route beyond what the route declares.</summary>
internal static class Operations
{
    private static readonly Dictionary<string, string> Successes = new()
    {
        ["200"] = "Ce qui était demandé.",
        ["201"] = "Enregistré.",
        ["204"] = "Fait ; il n’y a rien de plus à dire.",
        ["304"] = "L’appelant l’a déjà.",
    };

    private static readonly Problem[] OfBodies =
    [
        ProblemCatalog.InvalidRequest,
        ProblemCatalog.InvalidJson,
        ProblemCatalog.UnknownField,
        ProblemCatalog.PayloadTooLarge,
    ];

    public static Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Description ??= $"{operation.Summary}.";
        foreach (var header in metadata.OfType<RequestHeader>())
            (operation.Parameters ??= []).Add(header.ToParameter());
        Descriptions.OfParameters(operation);
        var responses = operation.Responses ??= [];
        foreach (var (status, response) in responses)
            if (Successes.TryGetValue(status, out var success))
                response.Description = success;
        var problems = metadata.OfType<ProblemMetadata>().SelectMany(declared => declared.Problems);
        ProblemResponses.Add(
            responses,
            context.Document!,
            [.. problems, .. OfTheDoor(operation, metadata, context.Document!), .. OfTheBody(operation)]
        );
        LiveEvents.Describe(operation);
        Examples.Apply(operation, metadata);
        if (context.Description.HttpMethod == HttpMethods.Head)
            LeaveOutBodies(operation, responses);
        return Task.CompletedTask;
    }

    private static Problem[] OfTheBody(OpenApiOperation operation) => operation.RequestBody is null ? [] : OfBodies;

    private static Problem[] OfTheDoor(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        var doors = metadata.OfType<IAuthorizeData>().ToList();
        if (doors.Count == 0)
            return [];
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, document)] = [] }];
        return doors.Any(door => door.Policy is not null)
            ? [ProblemCatalog.Unauthenticated, ProblemCatalog.Forbidden]
            : [ProblemCatalog.Unauthenticated];
    }

    /// <summary>HEAD: the headers that GET would come with.</summary>
    private static void LeaveOutBodies(OpenApiOperation operation, OpenApiResponses responses)
    {
        operation.OperationId = $"Head{operation.OperationId}";
        operation.Summary = $"Les en-têtes seuls : {operation.Summary}";
        foreach (var status in responses.Keys.ToList())
            responses[status] = new OpenApiResponse
            {
                Description = $"Comme GET, sans corps. {Successes.GetValueOrDefault(status)}".TrimEnd(),
            };
    }
}
