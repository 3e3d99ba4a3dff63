import{t as e}from"./useMutation-BXESb2u4.js";import{Di as t,Ha as n,Pt as r,Rt as i,Ua as a,Va as o,Vi as s,ea as c,ki as l,qt as u}from"./ui-BBGX17A8.js";import{t as d}from"./grades.module-Dn81NJDk.js";import{a as f,n as p}from"./progress-iw9H4x1v.js";import{n as m,t as h}from"./documents-B3i5XhQU.js";function g({of:e}){let t=p(e);return a(`span`,{className:d.progress,children:[n(`progress`,{max:Math.max(f(e),1),value:e.graded,"aria-label":t}),n(`span`,{children:t})]})}function _({task:e,changes:s,gone:c}){let l=t(`WRITER`),u=t(`ADMIN`),{id:d,archivedAt:f,feedbackCount:p}=e,m=e.name||d,h=p>0;return a(o,{children:[f===null?n(r,{label:`Archive`,name:m,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:l,run:()=>s.archive.mutate({id:d,name:m})}):n(r,{label:`Restore`,name:m,question:`It is graded again. Restore it?`,unavailable:l,run:()=>s.restore.mutate({id:d,name:m})}),` `,n(r,{label:`Delete`,name:m,question:h?`With all its grades (${i(p)}), for good. Delete it?`:`For good. Delete it?`,unavailable:h?u:l,run:()=>{let e=c&&{onSuccess:c};s.remove.mutate({id:d,name:m,cascade:h},e)}})]})}var v=s(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),y=s(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),b=s(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function x(){let t=e({mutationFn:({id:e})=>l(v,{input:{id:e}}),onSuccess:(e,{name:t})=>u(`${t} is archived`),onSettled:(e,t,{id:n})=>h(n)}),n=e({mutationFn:({id:e})=>l(y,{input:{id:e}}),onSuccess:(e,{name:t})=>u(`${t} is back`),onSettled:(e,t,{id:n})=>h(n)}),r=e({mutationFn:({id:e,cascade:t})=>l(b,{input:{id:e,cascade:t}}),onSuccess:(e,{id:t,name:n})=>{let r=e.deleteFeedbackTask?.job??null;u(r?`${n} is being deleted, with its feedback`:`${n} is deleted`),r||c.removeQueries({queryKey:m(t)})},onSettled:()=>c.invalidateQueries({queryKey:[`tasks`]})});return{archive:t,restore:n,remove:r,error:t.error??n.error??r.error}}export{_ as n,g as r,x as t};