# Two stages: what builds, and what runs. The image holds no compiler, no tests and no embedded PostgreSQL: in a container
# the database is a neighbour (DATABASE_URL).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
COPY src ./src
# `prepare` builds. The bill of materials is taken of what is installed: from the lock file alone npm leaves out whatever
# a tool for development needs as well.
RUN npm ci --omit=optional && rm -rf node_modules \
 && npm ci --omit=dev --omit=optional --ignore-scripts \
 && npm pkg delete scripts devDependencies optionalDependencies \
 && npm sbom --sbom-format=cyclonedx --sbom-type=application > sbom.cdx.json

FROM node:24-slim
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Qadam" \
      org.opencontainers.image.description="The register that remembers every step of a government-tracked investment project." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="node:24-slim"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LOG_FORMAT=json SHUTDOWN_DELAY_MS=5000
WORKDIR /app
COPY --from=build /app/package.json /app/sbom.cdx.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# By number, so that an orchestrator can see that it is not root. Nothing below /app is ever written: run it with a
# read-only root file system.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# No shell between the signal and the process.
CMD ["node", "--enable-source-maps", "dist/main.js"]
