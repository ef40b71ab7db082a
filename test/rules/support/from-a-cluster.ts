/** What a cluster adds to an object. */
export const FROM_A_CLUSTER = `
apiVersion: v1
kind: Service
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {}
  creationTimestamp: "2030-01-31T12:00:00Z"
  name: example
  namespace: apps
  resourceVersion: "123"
  uid: 6f5c0d1e-0000-0000-0000-000000000000
spec:
  clusterIP: 10.96.0.1
  clusterIPs: [10.96.0.1]
  internalTrafficPolicy: Cluster
  ipFamilies: [IPv4]
  ipFamilyPolicy: SingleStack
  ports: [{ port: 9090, protocol: TCP, targetPort: grpc }]
  selector: { app: example }
  sessionAffinity: None
  type: ClusterIP
status:
  loadBalancer: {}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations: { deployment.kubernetes.io/revision: "1" }
  creationTimestamp: null
  generation: 1
  name: example
spec:
  progressDeadlineSeconds: 600
  replicas: 1
  selector: { matchLabels: { app: example } }
  strategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }, type: RollingUpdate }
  template:
    metadata: { creationTimestamp: null, labels: { app: example } }
    spec:
      containers:
      - args: []
        env: [{ name: EMPTY }, { name: POD, valueFrom: { fieldRef: { apiVersion: v1, fieldPath: metadata.name } } }]
        image: example:1
        name: example
        resources: { requests: { cpu: 1, memory: 64Mi } }
        securityContext: { runAsUser: 10001 }
        volumeMounts: [{ mountPath: /tmp, name: tmp }]
      dnsPolicy: ClusterFirst
      securityContext: {}
      volumes: [{ emptyDir: {}, name: tmp }]
`;
