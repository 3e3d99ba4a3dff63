import{t as e}from"./useMutation-Bl-u5ROj.js";import{It as t,Pi as n,Sa as r,di as i,li as a,xi as o}from"./ui-gpuwRH1u.js";import{t as s}from"./Confirm-D_rwYZ_z.js";import{t as c}from"./Task.module-CQL_o56U.js";import{n as l,t as u}from"./documents-CWVrecUe.js";var d=r();function f({of:{waiting:e,waitingIsExact:t,leased:n,graded:r}}){let i=e+n+r,a=e=>e.toLocaleString(`en`),o=`${a(r)} of ${a(i)}${t?``:`+`}`;return(0,d.jsxs)(`span`,{className:c.progress,children:[(0,d.jsx)(`progress`,{max:Math.max(i,1),value:r,"aria-label":`Graded: ${o}`}),(0,d.jsx)(`span`,{children:o})]})}function p({task:e,changes:t,gone:n}){let r=a(`WRITER`),i=a(`ADMIN`),{id:o,archivedAt:c,feedbackCount:l}=e,u=e.name||o,f=l>0;return(0,d.jsxs)(d.Fragment,{children:[c===null?(0,d.jsx)(s,{label:`Archive`,name:u,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:r,run:()=>t.archive.mutate({id:o,name:u})}):(0,d.jsx)(s,{label:`Restore`,name:u,question:`It is graded again. Restore it?`,unavailable:r,run:()=>t.restore.mutate({id:o,name:u})}),` `,(0,d.jsx)(s,{label:`Delete`,name:u,question:f?`With all its grades (${l.toLocaleString(`en`)}), for good. Delete it?`:`For good. Delete it?`,unavailable:f?i:r,run:()=>{let e=n&&{onSuccess:n};t.remove.mutate({id:o,name:u,cascade:f},e)}})]})}var m=o(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),h=o(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),g=o(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function _(){let r=e({mutationFn:({id:e})=>i(m,{input:{id:e}}),onSuccess:(e,{name:n})=>t(`${n} is archived`),onSettled:(e,t,{id:n})=>u(n)}),a=e({mutationFn:({id:e})=>i(h,{input:{id:e}}),onSuccess:(e,{name:n})=>t(`${n} is back`),onSettled:(e,t,{id:n})=>u(n)}),o=e({mutationFn:({id:e,cascade:t})=>i(g,{input:{id:e,cascade:t}}),onSuccess:(e,{id:r,name:i})=>{let a=e.deleteFeedbackTask?.job??null;t(a?`${i} is being deleted, with its feedback`:`${i} is deleted`),a||n.removeQueries({queryKey:l(r)})},onSettled:()=>n.invalidateQueries({queryKey:[`tasks`]})});return{archive:r,restore:a,remove:o,error:r.error??a.error??o.error}}export{p as n,f as r,_ as t};