namespace MsaOrleans.Api.Http;

/// <summary>
/// HEAD where there is GET (RFC 9110 §9.3.2): the same answer, of which the server leaves out the body.
/// </summary>
internal static class Head
{
    public static TBuilder WithHead<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.Add(route =>
        {
            var methods = route.Metadata.OfType<HttpMethodMetadata>().LastOrDefault();
            if (methods?.HttpMethods is ["GET"])
                route.Metadata[route.Metadata.IndexOf(methods)] = new HttpMethodMetadata(
                    [HttpMethods.Get, HttpMethods.Head],
                    methods.AcceptCorsPreflight
                );
        });
        return routes;
    }
}
