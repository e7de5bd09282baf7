# Two stages: what builds, and what runs. The image holds no compiler, no tests and no embedded PostgreSQL: in a container
# the database is a neighbour (DATABASE_URL).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
COPY src ./src
# `prepare` builds.
RUN npm ci --omit=optional && rm -rf node_modules \
 && npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LOG_FORMAT=json SHUTDOWN_DELAY_MS=5000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# Nothing below /app is ever written: run it with a read-only root file system.
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# No shell between the signal and the process.
CMD ["node", "--enable-source-maps", "dist/main.js"]
