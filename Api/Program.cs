using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Boards;
using MsaOrleans.Api.Catalog;
using MsaOrleans.Api.Delays;
using MsaOrleans.Api.Demo;
using MsaOrleans.Api.Figures;
using MsaOrleans.Api.Funds;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Json;
using MsaOrleans.Api.Mail;
using MsaOrleans.Api.Mailboxes;
using MsaOrleans.Api.OpenApi;
using MsaOrleans.Api.Portal;
using MsaOrleans.Api.Problems;
using MsaOrleans.Api.RateLimiting;
using MsaOrleans.Api.Replies;
using MsaOrleans.Api.Retention;
using MsaOrleans.Api.Search;
using MsaOrleans.Api.SignIn;
using MsaOrleans.Silo;
using MsaOrleans.Silo.Operations;
using MsaOrleans.Silo.Settings;

return await Start.AttemptAsync(
    args,
    [],
    async start =>
    {
        var builder = WebApplication.CreateBuilder(args);
        start.Check(builder);
        builder.AddCluster();
        builder.AddOperations();
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        builder
            .Services.AddLimits(builder.Configuration)
            .AddSafeHeaders()
            .AddJson()
            .AddValidation()
            .AddProblems()
            .AddIdentity(builder.Configuration)
            .AddAudit()
            .AddSignIn(builder.Configuration)
            .AddDemo(builder.Configuration, builder.Environment)
            .AddPortalOrigins(builder.Configuration)
            .AddApiDocument()
            .AddPortal();

        await using var app = builder.Build();
        app.UseSafeHeaders();
        app.UseExceptionHandler();
        app.UseNoStore();
        app.UseStatusCodePages();
        app.UsePortal();
        app.UseCors();
        app.UseMiddleware<AddressLimit>();
        app.UseAuthentication();
        app.UseMiddleware<SessionEnd>();
        app.UseMiddleware<RefusalAudit>();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseBodyFormat();

        var api = app.MapGroup("/api/v1")
            .WithHead()
            .RequireRateLimiting(Overload.Requests)
            .AddEndpointFilter<AuditFilter>();
        api.MapCatalog();
        api.MapFunds();
        api.MapDelays();
        api.MapBoards();
        api.MapBoardActs();
        api.MapSearch();
        api.MapFigures();
        api.MapMe();
        api.MapSession();
        api.MapIssuer(app.HasIssuer());
        api.MapMailboxes();
        api.MapAcceptances();
        api.MapRetention();
        api.MapCustody();
        api.MapMails();
        api.MapReplyTemplates();
        api.MapAudit();
        if (app.IsDemo())
            api.MapDemo();
        app.MapReference();
        app.MapOperations();
        app.MapDashboard()?.RequireAuthorization(Policies.Admin);
        app.Greet();
        app.WarnOfNoSignIn();

        return await start.RunAsync(app);
    }
);

/// <summary>The whole service in one process, or a client of a cluster of silos.</summary>
public partial class Program;
