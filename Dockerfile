FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# Packages first: this layer is rebuilt only when a project file or a pin changes.
COPY global.json .editorconfig Directory.Build.props Directory.Packages.props ./
COPY src/Domain/*.csproj src/Domain/packages.lock.json src/Domain/
COPY src/Application/*.csproj src/Application/packages.lock.json src/Application/
COPY src/Infrastructure/*.csproj src/Infrastructure/packages.lock.json src/Infrastructure/
COPY src/Api/*.csproj src/Api/packages.lock.json src/Api/
RUN dotnet restore src/Api --locked-mode
COPY src src
RUN dotnet publish src/Api -c Release --no-restore -p:UseAppHost=false -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The number of the base image's own unprivileged user; a number lets an orchestrator verify that it is not root.
USER 1654
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# The base image has no curl: the program asks its own /health/ready.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "ReliefApi.Api.dll", "health"]
ENTRYPOINT ["dotnet", "ReliefApi.Api.dll"]
